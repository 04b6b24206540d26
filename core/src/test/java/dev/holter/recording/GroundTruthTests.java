package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Frame;
import dev.holter.profile.SampleTable;
import dev.holter.recording.fold.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Compares profiles with what the workload measured itself. Prints the errors it found: they are figures of the product. */
@Tag("long")
class GroundTruthTests {

    private static final int SESSIONS = 5;
    private static final Duration SESSION = Duration.ofSeconds(10);

    /** Which endpoint each method works for. */
    private static final Map<String, String> ENDPOINTS = Map.of(
            "alpha", Workload.ORDERS,
            "delta", Workload.ORDERS,
            "beta", Workload.SEARCH,
            "gamma", Workload.REPORT);

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
    void tellsSharesTotalsAndEndpointsWithAsManyThreadsAsCores() throws Exception {
        Errors errors = measure(Runtime.getRuntime().availableProcessors());
        assertThat(errors.meanShareError)
                .as("mean absolute error of the shares")
                .isLessThanOrEqualTo(0.04);
        errors.assertTotalsAndAttribution();
    }

    @Test
    void keepsTotalsAndSaysThatItIsBiasedWithManyThreads() throws Exception {
        Errors errors = measure(32);
        errors.assertTotalsAndAttribution();
        assertThat(errors.meanShareError <= 0.04 || errors.saidBiased == SESSIONS)
                .as("an error of %.3f is either within 0.04 or announced", errors.meanShareError)
                .isTrue();
        assertThat(errors.meanShareError).as("even a biased profile is of use").isLessThanOrEqualTo(0.15);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "jdk.CPUTimeSample came with JDK 25")
    void tellsSharesWithManyThreadsWhereCpuTimeIsTheSource() throws Exception {
        Errors errors = measure(32, RecorderFixture.cpuTime(SESSION), 16);
        errors.assertTotalsAndAttribution();
        assertThat(errors.meanShareError)
                .as("mean absolute error of the shares")
                .isLessThanOrEqualTo(0.02);
        assertThat(errors.saidBiased).as("sessions announced as biased").isZero();
    }

    private Errors measure(int threads) throws Exception {
        return measure(threads, RecorderFixture.plan(SESSION, null), 1);
    }

    private Errors measure(int threads, RecordingPlan plan, int timedEvery) throws Exception {
        Errors errors = new Errors();
        try (Workload workload = new Workload(fixture.scopes, threads, timedEvery)) {
            RecorderFixture.record(fixture.jfr.recorder(), RecorderFixture.plan(Duration.ofSeconds(3), null));
            for (int i = 0; i < SESSIONS; i++) {
                Recorded recorded;
                Map<String, Long> methodsBefore;
                Map<String, Long> methodsAfter;
                long used;
                try (ActiveRecording active = fixture.jfr.recorder().start(plan)) {
                    methodsBefore = workload.cpuNanos();
                    long threadsBefore = workload.threadNanos();
                    RecorderFixture.tickFor(active, SESSION);
                    used = workload.threadNanos() - threadsBefore;
                    methodsAfter = workload.cpuNanos();
                    recorded = active.finish(true, null);
                }
                errors.add(recorded, difference(methodsBefore, methodsAfter), used);
            }
        }
        errors.print(threads);
        return errors;
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new TreeMap<>();
        after.forEach((method, nanos) -> difference.put(method, nanos - before.getOrDefault(method, 0L)));
        return difference;
    }

    /** What the sessions got wrong, together. */
    private static final class Errors {
        double meanShareError;
        double worstTotalError;
        long samplesInRequests;
        long attributedRight;
        int saidBiased;

        void add(Recorded recorded, Map<String, Long> truth, long usedNanos) {
            double truthTotal =
                    truth.values().stream().mapToLong(nanos -> nanos).sum();
            Map<String, Long> found = new TreeMap<>();
            long foundTotal = 0;
            SampleTable samples = recorded.samples();
            for (int row = 0; row < samples.size(); row++) {
                String method = method(recorded, samples.stack(row));
                if (!samples.threadGroup(row).equals("exec-#")) {
                    continue;
                }
                foundTotal += samples.value(row);
                if (method != null) {
                    found.merge(method, samples.value(row), Long::sum);
                    samplesInRequests += samples.count(row);
                    attributedRight += samples.endpoint(row).equals(ENDPOINTS.get(method)) ? samples.count(row) : 0;
                }
            }
            double inMethods = found.values().stream().mapToLong(nanos -> nanos).sum();
            double error = 0;
            for (String method : truth.keySet()) {
                error += Math.abs(found.getOrDefault(method, 0L) / inMethods - truth.get(method) / truthTotal);
            }
            System.out.printf("  truth %s, found %s%n", shares(truth), shares(found));
            meanShareError += error / truth.size() / SESSIONS;
            worstTotalError = Math.max(worstTotalError, Math.abs(foundTotal / (double) usedNanos - 1));
            saidBiased += recorded.notes().stream().anyMatch(note -> note.startsWith("Biased")) ? 1 : 0;
        }

        void assertTotalsAndAttribution() {
            assertThat(worstTotalError)
                    .as("error of the total CPU time, worst session")
                    .isLessThanOrEqualTo(0.05);
            assertThat((double) attributedRight / samplesInRequests)
                    .as("share of samples inside a request that have the right endpoint")
                    .isGreaterThanOrEqualTo(0.98);
        }

        void print(int threads) {
            System.out.printf(
                    "ground truth, JDK %d, %d threads: mean share error %.4f, worst total error %.4f, %d of %d samples"
                            + " at the right endpoint, announced as biased in %d of %d sessions%n",
                    Runtime.version().feature(),
                    threads,
                    meanShareError,
                    worstTotalError,
                    attributedRight,
                    samplesInRequests,
                    saidBiased,
                    SESSIONS);
        }

        private static String method(Recorded recorded, int stack) {
            for (Frame frame : recorded.stacks().stack(stack)) {
                if (frame.className().equals(Workload.class.getName()) && ENDPOINTS.containsKey(frame.methodName())) {
                    return frame.methodName();
                }
            }
            return null;
        }

        private static String shares(Map<String, Long> values) {
            double total = values.values().stream().mapToLong(nanos -> nanos).sum();
            Map<String, String> shares = new TreeMap<>();
            values.forEach((method, value) -> shares.put(method, String.format("%.3f", value / total)));
            return shares.toString();
        }
    }
}
