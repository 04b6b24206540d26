package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.holter.profile.Frame;
import dev.holter.profile.SampleTable;
import dev.holter.recording.fold.Recorded;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class LiveRecorderTests extends RecorderContractTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Override
    Recorder recorder(RecorderFixture fixture) {
        return fixture.jfr.liveRecorder();
    }

    @Test
    void growsWhileItRuns() throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2);
                ActiveRecording active = recorder.start(RecorderFixture.plan(LONG, null))) {
            await().atMost(LONG).until(() -> tickAndCount(active) > 20);
            Recorded first = active.soFar().orElseThrow();
            long samples = first.samples().totalCount();
            assertThat(first.samples().totalValue()).isPositive();
            assertThat(values(first)).containsKey("alpha");
            assertThat(IntStream.range(0, first.samples().size()).mapToObj(first.samples()::endpoint))
                    .contains(Workload.ORDERS);
            await().atMost(LONG).until(() -> tickAndCount(active) > 2 * samples);
            Recorded second = active.soFar().orElseThrow();
            assertThat(second.samples().totalCount()).isGreaterThan(samples);
            assertThat(second.samples().totalValue())
                    .isGreaterThan(first.samples().totalValue());
            assertThat(active.finish(true, null).samples().totalCount())
                    .isGreaterThanOrEqualTo(second.samples().totalCount());
        }
    }

    private static long tickAndCount(ActiveRecording active) {
        assertThat(active.tick()).isNull();
        return active.samplesSoFar();
    }

    @Test
    void losesNothingOfWhatWasWrittenJustBeforeItsEnd() {
        for (int round = 0; round < 3; round++) {
            String before = "GET /before/" + round;
            String last = "GET /last/" + round;
            Recorded recorded;
            try (ActiveRecording active = recorder.start(RecorderFixture.plan(LONG, null))) {
                RecorderFixture.tickFor(active, Duration.ofSeconds(1));
                busyRequest(before);
                busyRequest(last);
                recorded = active.finish(true, null);
            }
            assertThat(recorded.truncated()).isNull();
            assertThat(samplesOf(recorded, before)).as(before).isPositive();
            assertThat(samplesOf(recorded, last)).as(last).isPositive();
        }
    }

    /**
     * Takes CPU enough to be sampled 50 times, of which JFR may take a third only, and is over at the moment at which the session ends.
     */
    private void busyRequest(String endpoint) {
        fixture.scopes.open(endpoint, name -> name);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + Duration.ofSeconds(1).toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Workload.alpha(10);
        }
        fixture.scopes.close();
    }

    @Test
    void readsEveryRequestOfManyThreadsUpToTheEnd() throws Exception {
        int threads = 8;
        int each = 20_000;
        LiveRecording live;
        try (ActiveRecording active = recorder.start(RecorderFixture.plan(LONG, null))) {
            live = (LiveRecording) active;
            Thread[] writers = IntStream.range(0, threads)
                    .mapToObj(i -> new Thread(() -> writeScopes(each), "writer-" + i))
                    .toArray(Thread[]::new);
            Stream.of(writers).forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(active.finish(true, null).truncated()).isNull();
        }
        assertThat(live.reading().<Integer>holding(contents -> contents.scopes().size()))
                .isEqualTo(threads * each);
    }

    private void writeScopes(int count) {
        for (int i = 0; i < count; i++) {
            fixture.scopes.open("GET /many", name -> name);
            fixture.scopes.close();
        }
    }

    @Test
    @Tag("long")
    void givesTheSamePictureAsAWindow() throws Exception {
        Duration time = Duration.ofSeconds(6);
        try (Workload workload = new Workload(fixture.scopes, 2)) {
            RecorderFixture.record(recorder, RecorderFixture.plan(Duration.ofSeconds(2), null));
            Recorded live = RecorderFixture.record(recorder, RecorderFixture.plan(time, null));
            Recorded window = RecorderFixture.record(fixture.jfr.recorder(), RecorderFixture.plan(time, null));
            assertThat(live.source()).isEqualTo(window.source());
            assertSame("method", shares(values(live)), shares(values(window)));
            assertSame("endpoint", shares(endpoints(live)), shares(endpoints(window)));
        }
    }

    /** Some 300 samples each: the standard error of a difference of shares is at most 0.04. */
    private static void assertSame(String what, Map<String, Double> live, Map<String, Double> window) {
        assertThat(live.keySet()).isEqualTo(window.keySet());
        live.forEach(
                (name, share) -> assertThat(share).as(what + " " + name).isEqualTo(window.get(name), within(0.15)));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "jdk.CPUTimeSample came with JDK 25")
    void readsSamplesOfCpuTime() throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2)) {
            Recorded recorded = RecorderFixture.record(recorder, RecorderFixture.cpuTime(Duration.ofSeconds(2)));
            assertThat(recorded.source()).startsWith("jdk.CPUTimeSample");
            assertThat(values(recorded)).containsKeys("alpha", "beta");
            assertThat(endpoints(recorded)).containsKeys(Workload.ORDERS, Workload.SEARCH);
        }
    }

    @Test
    void closesTheStreamAtOnceWhenTheDiskIsShortAndKeepsWhatItHasRead() throws Exception {
        try (Workload workload = new Workload(fixture.scopes, 2);
                ActiveRecording active = recorder.start(RecorderFixture.plan(LONG, null))) {
            await().atMost(LONG).until(() -> tickAndCount(active) > 20);
            int flushes = ((LiveRecording) active).reading().flushes();
            Recorded recorded = active.finish(false, "no space");
            assertThat(((LiveRecording) active).reading().flushes() - flushes)
                    .as("flushes that it waited for; one may have been on its way")
                    .isLessThanOrEqualTo(2);
            assertThat(recorded.samples().totalCount()).isGreaterThan(20);
            assertThat(recorded.truncated()).isEqualTo("no space");
        }
        assertThat(ownRecordings()).isEmpty();
    }

    @Test
    void stopsToWaitForTheLastEventsWhenTheDiskBecomesShort() throws Exception {
        try (ActiveRecording active = recorder.start(RecorderFixture.plan(LONG, null))) {
            RecorderFixture.tickFor(active, Duration.ofSeconds(1));
            Thread watch = new Thread(() -> active.giveUp("no space: soon"));
            Thread finishing = Thread.currentThread();
            Thread waiter = new Thread(() -> {
                await().until(() -> finishing.getState() == Thread.State.TIMED_WAITING);
                watch.start();
            });
            waiter.start();
            Recorded recorded = active.finish(true, null);
            waiter.join();
            watch.join();
            assertThat(recorded.truncated()).isEqualTo("no space: soon");
            assertThat(recorded.notes()).anyMatch(note -> note.contains("given up"));
        }
        assertThat(ownRecordings()).isEmpty();
    }

    private static Stream<Recording> ownRecordings() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> recording.getName().contains("s-000000000000"));
    }

    @Test
    void showsOnlyItsOwnTypeBesideAnotherStream() throws Exception {
        try (Recording other =
                new Recording(Map.of("jdk.ThreadSleep#enabled", "true", "jdk.ThreadSleep#threshold", "0 ns"))) {
            other.start();
            Thread sleeper = new Thread(LiveRecorderTests::sleepOften, "sleeper-1");
            sleeper.setDaemon(true);
            sleeper.start();
            Recorded recorded = RecorderFixture.record(recorder, RecorderFixture.plan(Duration.ofSeconds(2), null));
            sleeper.interrupt();
            Path dump = Files.createTempFile(directory, "other", ".jfr");
            other.dump(dump);
            assertThat(jdk.jfr.consumer.RecordingFile.readAllEvents(dump)).isNotEmpty();
            assertThat(recorded.samples()
                            .where(row -> recorded.samples().threadGroup(row).equals("sleeper-#")
                                    && recorded
                                            .stacks()
                                            .stack(recorded.samples().stack(row))
                                            .stream()
                                            .anyMatch(
                                                    frame -> frame.methodName().equals("sleep")))
                            .totalCount())
                    .isLessThanOrEqualTo(2);
        }
    }

    private static void sleepOften() {
        try {
            while (true) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long samplesOf(Recorded recorded, String endpoint) {
        SampleTable samples = recorded.samples();
        return samples.where(row -> samples.endpoint(row).equals(endpoint)).totalCount();
    }

    private static Map<String, Long> values(Recorded recorded) {
        Map<String, Long> values = new TreeMap<>();
        SampleTable samples = recorded.samples();
        for (int row = 0; row < samples.size(); row++) {
            for (Frame frame : recorded.stacks().stack(samples.stack(row))) {
                if (frame.className().equals(Workload.class.getName())
                        && frame.methodName().matches("alpha|beta|gamma")) {
                    values.merge(frame.methodName(), samples.value(row), Long::sum);
                }
            }
        }
        return values;
    }

    private static Map<String, Long> endpoints(Recorded recorded) {
        Map<String, Long> values = new TreeMap<>();
        SampleTable samples = recorded.samples();
        for (int row = 0; row < samples.size(); row++) {
            if (samples.threadGroup(row).equals("exec-#")) {
                values.merge(samples.endpoint(row), samples.value(row), Long::sum);
            }
        }
        values.remove(dev.holter.profile.Endpoints.UNATTRIBUTED); // a handful, between requests, not in every session
        return values;
    }

    private static Map<String, Double> shares(Map<String, Long> values) {
        double total = values.values().stream().mapToLong(value -> value).sum();
        Map<String, Double> shares = new TreeMap<>();
        values.forEach((name, value) -> shares.put(name, value / total));
        return shares;
    }
}
