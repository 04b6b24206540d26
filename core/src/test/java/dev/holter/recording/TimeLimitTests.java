package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.Test;

class TimeLimitTests {

    @Test
    void stopsWhatNobodyElseStops() {
        try (Recording recording = new Recording()) {
            recording.start();
            TimeLimit.on(recording, Duration.ofMillis(50));
            await().until(recording::getState, RecordingState.STOPPED::equals);
        }
    }

    @Test
    void leavesAloneWhatItWasLiftedFrom() {
        try (Recording lifted = new Recording();
                Recording witness = new Recording()) {
            lifted.start();
            witness.start();
            TimeLimit.on(lifted, Duration.ofMillis(50)).lift();
            TimeLimit.on(witness, Duration.ofMillis(100));
            await().until(witness::getState, RecordingState.STOPPED::equals);
            assertThat(lifted.getState()).isEqualTo(RecordingState.RUNNING);
        }
    }
}
