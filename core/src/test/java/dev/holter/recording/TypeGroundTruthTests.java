package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Frame;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.recording.fold.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the values of each type with what the workload measured itself. Prints the errors: they are figures of the product. */
@Tag("long")
class TypeGroundTruthTests {

    private static final Duration SESSION = Duration.ofSeconds(5);

    /** What the values may be off by, of waits and locks. */
    private static final double DELAY_ERROR = 0.05;

    @TempDir
    Path directory;

    private RecorderFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new RecorderFixture(directory);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void tellsTheBlockedTimeOfEachLock() throws Exception {
        try (BlockingWork work = BlockingWork.onLocks()) {
            assertDelays(ProfileType.LOCK, work);
        }
    }

    @Test
    void tellsTheWaitsByCause() throws Exception {
        try (BlockingWork work = BlockingWork.onWaits()) {
            assertDelays(ProfileType.WAIT, work);
        }
    }

    /** JFR tells what outlived a collection. In a JVM whose heap other tests have made large, none may come of itself in five seconds. */
    @Test
    void putsALeakAtTheTopOfTheHeap() throws Exception {
        try (LeakingWork work = new LeakingWork();
                ActiveRecording active = fixture.jfr.recorder().start(plan(ProfileType.HEAP))) {
            RecorderFixture.tickFor(active, SESSION);
            System.gc();
            Recorded recorded = active.finish(true, null);
            Map<String, Long> found = by(recorded, "leaking-#", stack -> stack.stream()
                    .filter(frame -> !frame.isDetail())
                    .findFirst()
                    .map(Frame::methodName)
                    .orElse(""));
            System.out.printf("  heap: %d samples, %s%n", recorded.samples().totalCount(), found);
            assertThat(recorded.samples().totalCount()).isPositive();
            String largest = found.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            assertThat(largest).isEqualTo("leak");
            assertThat(recorded.source()).contains("estimated");
        }
    }

    /** The truth is taken while it records. A block across an edge is whole in the one and in part in the other: 1 % at most. */
    private void assertDelays(ProfileType type, BlockingWork work) {
        try (ActiveRecording active = fixture.jfr.recorder().start(plan(type))) {
            Map<String, Long> truth = work.blocked();
            RecorderFixture.tickFor(active, SESSION);
            work.blocked().forEach((name, nanos) -> truth.merge(name, -nanos, Long::sum));
            truth.replaceAll((name, nanos) -> -nanos);
            assertWithin(DELAY_ERROR, type.name(), truth, byLeaf(active.finish(true, null), "blocked-#"));
        }
    }

    private static RecordingPlan plan(ProfileType type) {
        return new RecordingPlan("s-000000000000", RecorderFixture.definition(type), SESSION, null);
    }

    /** The mean error of what was found against the truth, over what is at least a tenth of it, and the worst one. */
    private static void assertWithin(double bound, String type, Map<String, Long> truth, Map<String, Long> found) {
        double total = truth.values().stream().mapToLong(value -> value).sum();
        truth.forEach((name, value) -> {
            if (value >= total / 10) {
                double error = found.getOrDefault(name, 0L) / (double) value - 1;
                System.out.printf("  %s: %s truth %d, error %+.3f%n", type, name, value, error);
            }
        });
        truth.forEach((name, value) -> {
            if (value >= total / 10) {
                assertThat(found.getOrDefault(name, 0L) / (double) value - 1)
                        .as(type + " " + name)
                        .isBetween(-bound, bound);
            }
        });
    }

    private static Map<String, Long> byLeaf(Recorded recorded, String threadGroup) {
        return by(recorded, threadGroup, stack -> stack.get(0).label());
    }

    private static Map<String, Long> by(Recorded recorded, String threadGroup, Function<List<Frame>, String> name) {
        Map<String, Long> values = new TreeMap<>();
        SampleTable samples = recorded.samples();
        for (int row = 0; row < samples.size(); row++) {
            if (samples.threadGroup(row).equals(threadGroup)) {
                values.merge(name.apply(recorded.stacks().stack(samples.stack(row))), samples.value(row), Long::sum);
            }
        }
        return values;
    }
}
