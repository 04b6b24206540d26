package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.recording.fold.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsAuditTests {

    @TempDir
    Path directory;

    @Test
    void namesTheSettingsThatAForeignRecordingChanged() throws Exception {
        Configuration profile = Configuration.getConfiguration("profile");
        String period = profile.getSettings().get("jdk.ExecutionSample#period");
        assertThat(period).isNotEqualTo("20 ms");
        try (Recording foreign = new Recording(profile)) {
            foreign.setName("the agent's");
            foreign.start();
            assertThat(record(ProfileType.CPU).notes())
                    .contains("The recording 'the agent's' ran beside; JFR merges settings, so it changed"
                            + " jdk.ExecutionSample period 20 ms → " + period + ".");
        }
    }

    @Test
    void saysWhenAForeignRecordingChangedNothing() {
        try (Recording foreign =
                new Recording(Map.of("jdk.ExecutionSample#enabled", "true", "jdk.ExecutionSample#period", "100 ms"))) {
            foreign.setName("slow");
            foreign.start();
            assertThat(record(ProfileType.CPU).notes())
                    .contains("The recording 'slow' ran beside; it changed no setting of this session.");
        }
    }

    @Test
    void namesThresholdsAndThrottlesToo() {
        try (Recording foreign = new Recording(Map.of(
                "jdk.ObjectAllocationSample#enabled", "true",
                "jdk.ObjectAllocationSample#throttle", "1000/s",
                "jdk.ThreadPark#enabled", "true",
                "jdk.ThreadPark#threshold", "5 ms"))) {
            foreign.setName("keen");
            foreign.start();
            assertThat(record(ProfileType.ALLOCATION).notes())
                    .contains("The recording 'keen' ran beside; JFR merges settings, so it changed"
                            + " jdk.ObjectAllocationSample throttle 300/s → 1000/s.");
            assertThat(record(ProfileType.LOCK).notes())
                    .contains("The recording 'keen' ran beside; JFR merges settings, so it changed"
                            + " jdk.ThreadPark threshold 10 ms → 5 ms.");
        }
    }

    @Test
    void leavesOutWhatIsShorterThanItsOwnThreshold() throws Exception {
        Thread napper = new Thread(SettingsAuditTests::nap, "short-napper");
        napper.start();
        try (Recording foreign =
                new Recording(Map.of("jdk.ThreadSleep#enabled", "true", "jdk.ThreadSleep#threshold", "0 ns"))) {
            foreign.start();
            SampleTable samples = record(ProfileType.WAIT).samples();
            SampleTable naps = samples.where(row -> samples.threadGroup(row).startsWith("short-napper"));
            assertThat(naps.totalCount())
                    .isLessThan(200); // of some 900 naps in a second; 10 ms long are 100 at the most
        } finally {
            napper.interrupt();
            napper.join();
        }
    }

    private static void nap() {
        try {
            while (true) {
                Thread.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Recorded record(ProfileType type) {
        try (RecorderFixture fixture = new RecorderFixture(directory)) {
            RecordingPlan plan =
                    new RecordingPlan("s-000000000000", RecorderFixture.definition(type), Duration.ofSeconds(1), null);
            return RecorderFixture.record(fixture.jfr.recorder(), plan);
        }
    }
}
