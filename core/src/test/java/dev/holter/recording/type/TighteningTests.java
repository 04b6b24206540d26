package dev.holter.recording.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TighteningTests {

    @ParameterizedTest
    @CsvSource({
        "jdk.ExecutionSample,period,20 ms,2,80 ms",
        "jdk.ExecutionSample,period,50 m,3,3600 s",
        "jdk.CPUTimeSample,throttle,20 ms,1,40 ms",
        "jdk.ThreadPark,threshold,10 ms,3,80 ms",
        "jdk.ThreadPark,threshold,0 ns,1,2 ms",
        "jdk.ObjectAllocationSample,throttle,150/s,1,75/s",
        "jdk.ObjectAllocationSample,throttle,1/s,3,1/s",
        "jdk.JavaExceptionThrow,throttle,off,2,100/s",
        "jdk.OldObjectSample,cutoff,0 ns,3,0 ns",
        "jdk.ExecutionSample,period,20 ms,0,20 ms",
    })
    void halvesWhatIsRecordedWithEachStep(String event, String setting, String asked, int step, String tight) {
        EventSettings settings = EventSettings.of(event, Weight.ONE).with(setting, asked);
        assertThat(Tightening.of(settings, step).settings()).isEqualTo(Map.of(setting, tight));
    }

    @Test
    void aRateWithoutBoundsStaysWhereAThresholdBoundsIt() {
        EventSettings settings = EventSettings.of("jdk.FileRead", Weight.DURATION)
                .with("threshold", "10 ms")
                .with("throttle", "off");
        assertThat(Tightening.of(settings, 1).settings())
                .containsEntry("threshold", "20 ms")
                .containsEntry("throttle", "off");
    }
}
