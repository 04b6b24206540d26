package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.profile.SettingChange;
import dev.holter.recording.fold.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
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
            Recorded recorded = record(ProfileType.CPU);
            assertThat(recorded.notes())
                    .contains("The recording 'the agent's' ran beside; JFR merges settings, so it changed"
                            + " jdk.ExecutionSample period 20 ms → " + period + ".");
            assertThat(recorded.settingsChangedByOthers())
                    .containsExactly(
                            new SettingChange("jdk.ExecutionSample", "period", "20 ms", period, "the agent's"));
        }
    }

    @Test
    void namesTheOneWhoseSettingHeldWhereSeveralChangedIt() throws Exception {
        try (Recording quick = sampling("quick", "5 ms");
                Recording keen = sampling("keen", "10 ms")) {
            assertThat(List.of(quick.getState(), keen.getState())).containsOnly(RecordingState.RUNNING);
            assertThat(record(ProfileType.CPU).settingsChangedByOthers())
                    .containsExactly(new SettingChange("jdk.ExecutionSample", "period", "20 ms", "5 ms", "quick"));
        }
    }

    /** What is said to be effective is what JFR itself says. */
    @Test
    void agreesWithWhatJfrSaysIsActive() throws Exception {
        try (Recording foreign = new Recording(Configuration.getConfiguration("profile"));
                RecorderFixture fixture = new RecorderFixture(directory)) {
            foreign.setName("the agent's");
            foreign.start();
            ActiveRecording active = fixture.jfr.recorder().start(plan(ProfileType.CPU));
            Path dump = directory.resolve("active.jfr");
            foreign.dump(dump);
            Map<String, String> said = activeSettings(dump);
            List<SettingChange> changes = active.finish(true, null).settingsChangedByOthers();
            assertThat(changes).isNotEmpty().allSatisfy(change -> assertThat(
                            said.get(change.event() + "#" + change.setting()))
                    .as(change.toString())
                    .isEqualTo(change.effective()));
        }
    }

    /** The latest values that JFR wrote into the dump. */
    private static Map<String, String> activeSettings(Path dump) throws IOException {
        Map<Long, String> names = new HashMap<>();
        FlightRecorder.getFlightRecorder().getEventTypes().forEach(type -> names.put(type.getId(), type.getName()));
        Map<String, String> settings = new HashMap<>();
        RecordingFile.readAllEvents(dump).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ActiveSetting"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .forEach(event -> settings.put(
                        names.get(event.getLong("id")) + "#" + event.getString("name"), event.getString("value")));
        return settings;
    }

    private static Recording sampling(String name, String period) {
        Recording foreign =
                new Recording(Map.of("jdk.ExecutionSample#enabled", "true", "jdk.ExecutionSample#period", period));
        foreign.setName(name);
        foreign.start();
        return foreign;
    }

    @Test
    void saysWhenAForeignRecordingChangedNothing() {
        try (Recording foreign =
                new Recording(Map.of("jdk.ExecutionSample#enabled", "true", "jdk.ExecutionSample#period", "100 ms"))) {
            foreign.setName("slow");
            foreign.start();
            Recorded recorded = record(ProfileType.CPU);
            assertThat(recorded.notes())
                    .contains("The recording 'slow' ran beside; it changed no setting of this session.");
            assertThat(recorded.settingsChangedByOthers()).isEmpty();
        }
    }

    /** The session's own step is nobody else's change, and what keeps it from having an effect is. */
    @Test
    void judgesATightenedSessionByItsTightenedSettings() {
        try (Recording same = sampling("same", "20 ms");
                Recording slow = sampling("slow", "100 ms");
                RecorderFixture fixture = new RecorderFixture(directory)) {
            assertThat(List.of(same.getState(), slow.getState())).containsOnly(RecordingState.RUNNING);
            ActiveRecording active = fixture.jfr.recorder().start(plan(ProfileType.CPU));
            active.tighten(1);
            Recorded recorded = active.finish(true, null);

            assertThat(recorded.settingsChangedByOthers())
                    .containsExactly(new SettingChange("jdk.ExecutionSample", "period", "40 ms", "20 ms", "same"));
            assertThat(recorded.notes())
                    .contains(
                            "The recording 'same' ran beside; JFR merges settings, so it changed"
                                    + " jdk.ExecutionSample period 40 ms → 20 ms.",
                            "The recording 'slow' ran beside; it changed no setting of this session.")
                    .noneMatch(note -> note.contains("'same' ran beside; it changed no setting"));
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
            return RecorderFixture.record(fixture.jfr.recorder(), plan(type));
        }
    }

    private static RecordingPlan plan(ProfileType type) {
        return new RecordingPlan("s-000000000000", RecorderFixture.definition(type), Duration.ofSeconds(1), null);
    }
}
