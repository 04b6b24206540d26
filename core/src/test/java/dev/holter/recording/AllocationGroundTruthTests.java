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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the bytes that five sessions tell of each method with what the threads' own counters say. Prints the errors: they are
 * figures of the product.
 */
@Tag("long")
class AllocationGroundTruthTests {

    private static final int SESSIONS = 5;
    private static final int THREADS = 8;
    private static final double GIGABYTE = 1e9;

    @TempDir
    Path directory;

    /** Sessions of 20 s: of 10 s, five together scatter by 0.05 for the smallest method. */
    @Test
    void tellsTheBytesOfEachMethod() throws Exception {
        try (AllocatingWork work = AllocatingWork.ofUsualSizes(THREADS, 1 * GIGABYTE)) {
            measure(work, Duration.ofSeconds(20)).assertWithin(0.10);
        }
    }

    /**
     * Found within 0.15 on JDK 17 and 25. The bound is wider, because the throttle takes all its samples at the start of each 200 ms
     * then: a few heavy ones stand for the rest of it, and 25 s of them scatter by 0.08.
     */
    @Test
    void tellsTheBytesOfEachMethodAtFullSpeed() throws Exception {
        try (AllocatingWork work = AllocatingWork.ofUsualSizes(THREADS, 1_000 * GIGABYTE)) {
            measure(work, Duration.ofSeconds(5)).assertWithin(0.25);
        }
    }

    /**
     * JFR's own bias, on all JDKs: of what is allocated outside of a thread's buffer it samples only what is a whole buffer's
     * size or more since the last sample. Blocks were found 0.43 to 0.69 too low on 25, 0.21 to 0.61 on 17.
     */
    @Test
    void countsBlocksTooLittleAndSaysSo() throws Exception {
        try (AllocatingWork work = AllocatingWork.ofLargeArrays(THREADS, 0.1 * GIGABYTE)) {
            Pool pool = measure(work, Duration.ofSeconds(5));
            assertThat(pool.error("blocks")).as("error of blocks").isBetween(-0.85, 0.10);
            assertThat(List.of(pool.error("nodes"), pool.error("lines"), pool.error("pages")))
                    .as("errors of all else")
                    .allSatisfy(error -> assertThat(error).isBetween(-0.35, 0.35));
            assertThat(pool.notes).anyMatch(note -> note.startsWith("Arrays of about 16 KB to 2 MB"));
        }
    }

    /** A virtual thread's first sample on a carrier weighs what the carrier allocated before, and does not name it. */
    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "on JRE version 17 there are no virtual threads")
    void tellsTheBytesOfEachMethodOnVirtualThreads() throws Exception {
        try (AllocatingWork work = AllocatingWork.onVirtualThreads(THREADS, 1 * GIGABYTE)) {
            measure(work, Duration.ofSeconds(20)).assertWithin(0.10);
        }
    }

    private Pool measure(AllocatingWork work, Duration session) {
        Pool pool = new Pool();
        try (RecorderFixture fixture = new RecorderFixture(directory)) {
            for (int i = 0; i < SESSIONS; i++) {
                pool.add(work, fixture.jfr.recorder().start(plan(session)), session);
            }
        }
        pool.print(session);
        return pool;
    }

    private static RecordingPlan plan(Duration session) {
        return new RecordingPlan("s-000000000000", RecorderFixture.definition(ProfileType.ALLOCATION), session, null);
    }

    /** What several sessions found, and the truth. */
    private static final class Pool {

        private final Map<String, Long> truth = new TreeMap<>();
        private final Map<String, Long> found = new TreeMap<>();
        private final Set<String> notes = new TreeSet<>();
        private long samples;

        void add(AllocatingWork work, ActiveRecording recording, Duration session) {
            try (recording) {
                Map<String, Long> before = work.allocated();
                RecorderFixture.tickFor(recording, session);
                Map<String, Long> after = work.allocated();
                after.forEach((method, bytes) -> truth.merge(method, bytes - before.get(method), Long::sum));
                add(recording.finish(true, null));
            }
        }

        private void add(Recorded recorded) {
            SampleTable table = recorded.samples();
            for (int row = 0; row < table.size(); row++) {
                String method = method(recorded, table.stack(row));
                if (!method.isEmpty()) {
                    found.merge(method, table.value(row), Long::sum);
                    samples += table.count(row);
                }
            }
            notes.addAll(recorded.notes());
        }

        private static String method(Recorded recorded, int stack) {
            return recorded.stacks().stack(stack).stream()
                    .filter(frame -> frame.className().equals(AllocatingWork.class.getName()))
                    .findFirst()
                    .map(Frame::methodName)
                    .orElse("");
        }

        private double share(String method) {
            return truth.get(method)
                    / (double) truth.values().stream().mapToLong(v -> v).sum();
        }

        private double error(String method) {
            return found.getOrDefault(method, 0L) / (double) truth.get(method) - 1;
        }

        void print(Duration session) {
            System.out.printf(
                    "allocation, JDK %d, %.2f GB/s, %d samples:%n",
                    Runtime.version().feature(),
                    truth.values().stream().mapToLong(v -> v).sum() / GIGABYTE / SESSIONS / session.toSeconds(),
                    samples);
            truth.keySet()
                    .forEach(method -> System.out.printf(
                            "  %-8s share %.3f, error %+.3f%n", method, share(method), error(method)));
        }

        void assertWithin(double bound) {
            truth.keySet().stream().filter(method -> share(method) >= 0.10).forEach(method -> assertThat(error(method))
                    .as("error of " + method)
                    .isBetween(-bound, bound));
        }
    }
}
