package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.recording.fold.Recorded;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowRecorderTests extends RecorderContractTests {

    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final long KILOBYTE = 1 << 10;
    private static final long PLENTY = 64L << 20;

    @Override
    Recorder recorder(RecorderFixture fixture) {
        return fixture.jfr.recorder();
    }

    @Test
    void givesUpWhatReadingWouldTakeTheServicesHeapFor() throws Exception {
        Recorded recorded = recordWithin(KILOBYTE);
        assertThat(recorded.samples().totalCount()).isZero();
        assertThat(recorded.truncated()).startsWith("data lost");
        assertThat(recorded.notes()).anyMatch(note -> note.contains("heap that the service needs"));
    }

    @Test
    void readsWhatTheHeapHasRoomFor() throws Exception {
        Recorded recorded = recordWithin(PLENTY);
        assertThat(recorded.samples().totalCount()).isPositive();
        assertThat(recorded.truncated()).isNull();
    }

    private Recorded recordWithin(long heap) throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2);
                ActiveRecording active = recorder.start(RecorderFixture.plan(WINDOW, null))) {
            RecorderFixture.tickFor(active, WINDOW);
            active.readWithin(heap);
            return active.finish(true, null);
        }
    }
}
