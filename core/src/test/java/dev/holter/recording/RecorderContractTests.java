package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Endpoints;
import dev.holter.profile.Frame;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.recording.fold.KeptEndpoints;
import dev.holter.recording.fold.Recorded;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every recorder promises. */
abstract class RecorderContractTests {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    RecorderFixture fixture;
    Recorder recorder;

    abstract Recorder recorder(RecorderFixture fixture);

    @BeforeEach
    void prepare() {
        fixture = new RecorderFixture(directory);
        recorder = recorder(fixture);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void yieldsSamplesWithStacksEndpointsAndValues() throws Exception {
        Recorded recorded;
        try (Workload workload = new Workload(fixture.scopes, 2)) {
            recorded = RecorderFixture.record(recorder, RecorderFixture.plan(SHORT, null));
        }
        SampleTable samples = recorded.samples();
        assertThat(samples.totalCount()).isGreaterThan(20);
        assertThat(samples.totalValue()).isPositive();
        assertThat(recorded.truncated()).isNull();
        assertThat(recorded.source()).isNotBlank();
        assertThat(frames(recorded)).contains("dev.holter.recording.Workload.alpha", "java.lang.Thread.run");
        assertThat(endpoints(samples)).contains(Workload.ORDERS, Workload.SEARCH);
        assertThat(IntStream.range(0, samples.size()).map(samples::second)).allMatch(s -> s >= 0 && s <= 3);
    }

    /** JDK 17's wakes up to 100 times a second while no periodic event is on, for nothing. */
    @Test
    void letsJfrsPeriodicThreadSleep() throws Exception {
        try (ActiveRecording active = recorder.start(RecorderFixture.plan(SHORT, null))) {
            long before = waitsOfThePeriodicThread();
            RecorderFixture.tickFor(active, SHORT);
            assertThat(waitsOfThePeriodicThread() - before).isLessThan(10 * SHORT.toSeconds());
            active.finish(true, null);
        }
    }

    private static long waitsOfThePeriodicThread() {
        return Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().equals("JFR Periodic Tasks"))
                .mapToLong(ThreadInfo::getWaitedCount)
                .sum();
    }

    @Test
    void keepsOnlyTheAskedEndpoint() throws Exception {
        Recorded recorded;
        try (Workload workload = new Workload(fixture.scopes, 2)) {
            recorded = RecorderFixture.record(recorder, RecorderFixture.plan(SHORT, Workload.SEARCH));
        }
        assertThat(endpoints(recorded.samples())).containsExactly(Workload.SEARCH);
    }

    @Test
    void keepsNothingAtAllOfWhatIsOutOfScope() throws Exception {
        KeptEndpoints allowed = KeptEndpoints.only(name -> name.startsWith("GET /"));
        RecordingPlan plan =
                new RecordingPlan("s-000000000000", RecorderFixture.definition(ProfileType.CPU), SHORT, allowed, false);
        Recorded recorded;
        try (Workload workload = new Workload(fixture.scopes, 2)) {
            recorded = RecorderFixture.record(recorder, plan);
        }
        assertThat(endpoints(recorded.samples())).containsOnly(Workload.ORDERS, Workload.SEARCH);
        assertThat(recorded.requests())
                .extracting(EndpointRequests::endpoint)
                .containsExactlyInAnyOrder(Workload.ORDERS, Workload.SEARCH);
        assertThat(recorded.stacks().frames())
                .extracting(Frame::label)
                .as("every frame in the profile, in use or not")
                .contains("dev.holter.recording.Workload.alpha")
                .doesNotContain("dev.holter.recording.Workload.gamma");
        assertThat(recorded.notes())
                .anyMatch(note -> note.endsWith("samples outside of the session's endpoints were not kept."));
    }

    @Test
    void attributesARequestThatSpansTheWholeWindow() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Thread request = new Thread(
                () -> {
                    fixture.scopes.open("GET /endless", name -> name);
                    inside.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        Workload.alpha(100);
                    }
                    fixture.scopes.close();
                },
                "endless-1");
        request.setDaemon(true);
        request.start();
        inside.await();
        Recorded recorded = RecorderFixture.record(recorder, RecorderFixture.plan(SHORT, null));
        request.interrupt();
        request.join();
        assertThat(attributedShare(recorded, "endless-#", "GET /endless")).isGreaterThanOrEqualTo(0.98);
    }

    /** One request in 22 is slow by alpha; the others are beta, and slow only by a busy machine. */
    @Test
    void tellsTheSamplesOfSlowRequestsFromTheRest() throws Exception {
        Thread requests = new Thread(
                () -> {
                    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                        fixture.scopes.open("GET /mixed", name -> name);
                        if (i % 22 == 0) {
                            Workload.alpha(4_000);
                        } else {
                            Workload.beta(100);
                        }
                        fixture.scopes.close();
                    }
                },
                "mixed-1");
        requests.setDaemon(true);
        requests.start();
        Recorded recorded = RecorderFixture.record(recorder, RecorderFixture.plan(SHORT, null));
        requests.interrupt();
        requests.join();
        EndpointRequests seen = recorded.requests().get(0);
        assertThat(seen.endpoint()).isEqualTo("GET /mixed");
        assertThat(seen.tellsSlow()).isTrue();
        assertThat(seen.slowRequests()) // and perhaps the two that the window's edges cut
                .isBetween(seen.requests() / 25 - 2, seen.requests() / 20 + 2);
        assertThat(seen.maxNanos()).isGreaterThan(seen.p95Nanos());
        assertThat(slowShare(recorded, "alpha")).as("alpha").isGreaterThan(0.8);
        assertThat(slowShare(recorded, "beta")).as("beta").isLessThan(0.5);
    }

    /** Which share of the samples with this method worked for slow requests. */
    private static double slowShare(Recorded recorded, String method) {
        SampleTable samples = recorded.samples();
        SampleTable all = samples.where(row -> recorded.stacks().stack(samples.stack(row)).stream()
                .anyMatch(frame -> frame.methodName().equals(method)));
        assertThat(all.totalCount()).as("samples of " + method).isPositive();
        return (double) all.where(all::slow).totalCount() / all.totalCount();
    }

    @Test
    void leavesWorkOutsideOfRequestsUnattributed() throws Exception {
        Thread background = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        Workload.beta(100);
                    }
                },
                "background-1");
        background.setDaemon(true);
        background.start();
        Recorded recorded = RecorderFixture.record(recorder, RecorderFixture.plan(SHORT, null));
        background.interrupt();
        background.join();
        assertThat(attributedShare(recorded, "background-#", Endpoints.UNATTRIBUTED))
                .isEqualTo(1.0);
    }

    @Test
    void leavesNoRecordingAndNoFileBehind() throws Exception {
        List<Recording> before = FlightRecorder.getFlightRecorder().getRecordings();
        RecorderFixture.record(recorder, RecorderFixture.plan(Duration.ofSeconds(1), null));
        assertThat(FlightRecorder.getFlightRecorder().getRecordings()).hasSameSizeAs(before);
        assertThat(dumps()).isEmpty();
    }

    @Test
    void keepsNothingLaterThanTheKill() throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2);
                ActiveRecording active = recorder.start(RecorderFixture.plan(Duration.ofSeconds(10), null))) {
            RecorderFixture.tickFor(active, Duration.ofSeconds(1));
            active.kill();
            RecorderFixture.tickFor(active, SHORT);
            Recorded recorded = active.finish(true, "killed");
            assertThat(recorded.truncated()).isEqualTo("killed");
            SampleTable samples = recorded.samples();
            assertThat(samples.totalCount()).as("what was collected before").isPositive();
            assertThat(IntStream.range(0, samples.size()).map(samples::second)).allMatch(second -> second <= 1);
        }
    }

    @Test
    void givesUpWhatItMayNotWrite() throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2);
                ActiveRecording active = recorder.start(RecorderFixture.plan(SHORT, null))) {
            RecorderFixture.tickFor(active, Duration.ofSeconds(1));
            Recorded recorded = active.finish(false, "no space");
            assertThat(recorded.truncated()).isEqualTo("no space");
            assertThat(recorded.notes()).anyMatch(note -> note.contains("given up"));
            assertThat(dumps()).isEmpty();
        }
    }

    @Test
    void worksBesideARecordingOfSomebodyElseAndSaysSo() throws Exception {
        Path theirs = directory.resolve("theirs.jfr");
        try (Workload workload = new Workload(fixture.scopes, 2);
                Recording other = new Recording(Map.of(
                        "jdk.ExecutionSample#enabled", "true",
                        "jdk.ExecutionSample#period", "5 ms",
                        "jdk.NativeMethodSample#enabled", "true",
                        "jdk.NativeMethodSample#period", "5 ms"))) {
            other.setName("theirs");
            other.setToDisk(true);
            other.start();
            Recorded recorded = RecorderFixture.record(recorder, RecorderFixture.plan(SHORT, null));
            other.dump(theirs);
            assertThat(recorded.samples().totalCount()).isGreaterThan(20);
            assertThat(recorded.truncated()).isNull();
            assertThat(recorded.notes()).anyMatch(note -> note.contains("'theirs'"));
            assertThat(frames(recorded)).doesNotContain("sun.nio.ch.EPoll.wait");
        }
        assertThat(RecordingFile.readAllEvents(theirs).stream()
                        .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample")))
                .as("their samples are still theirs")
                .hasSizeGreaterThan(20);
    }

    @Test
    void saysThatEventsWereLostWhenAnotherRecordingBeginsToWriteToDisk() throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2);
                ActiveRecording active = recorder.start(RecorderFixture.plan(SHORT, null));
                Recording other = new Recording(Map.of())) {
            RecorderFixture.tickFor(active, Duration.ofSeconds(1));
            other.setToDisk(true);
            other.start();
            RecorderFixture.tickFor(active, Duration.ofSeconds(1));
            Recorded recorded = active.finish(true, null);
            SampleTable samples = recorded.samples();
            boolean whole =
                    IntStream.range(0, samples.size()).map(samples::second).anyMatch(second -> second == 0);
            assertThat(whole || recorded.truncated() != null)
                    .as("has samples of before: %s, truncated: %s", whole, recorded.truncated())
                    .isTrue();
        }
    }

    @Test
    void survivesThatSomebodyElseClosesItsRecording() {
        try (ActiveRecording active = recorder.start(RecorderFixture.plan(SHORT, null))) {
            FlightRecorder.getFlightRecorder().getRecordings().stream()
                    .filter(recording -> recording.getName().contains("s-000000000000"))
                    .forEach(Recording::close);
            assertThat(active.tick()).isEqualTo("stopped by another tool");
            assertThat(active.finish(true, "stopped by another tool").truncated())
                    .isEqualTo("stopped by another tool");
        }
    }

    private List<Path> dumps() throws IOException {
        try (Stream<Path> files = Files.list(fixture.directory.path())) {
            return files.filter(file -> file.toString().endsWith(".jfr")).toList();
        }
    }

    private static double attributedShare(Recorded recorded, String threadGroup, String endpoint) {
        SampleTable samples = recorded.samples();
        long all = 0;
        long right = 0;
        for (int row = 0; row < samples.size(); row++) {
            if (samples.threadGroup(row).equals(threadGroup)) {
                all += samples.count(row);
                right += samples.endpoint(row).equals(endpoint) ? samples.count(row) : 0;
            }
        }
        assertThat(all).as("samples of " + threadGroup).isGreaterThan(10);
        return (double) right / all;
    }

    private static List<String> frames(Recorded recorded) {
        return recorded.stacks().frames().stream().map(Frame::label).distinct().toList();
    }

    private static List<String> endpoints(SampleTable samples) {
        return IntStream.range(0, samples.size())
                .mapToObj(samples::endpoint)
                .distinct()
                .toList();
    }
}
