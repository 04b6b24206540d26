package dev.holter.benchmarks.kill;

import dev.holter.Holter;
import dev.holter.guard.KillSwitch;
import dev.holter.guard.Limits;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Kills sessions under load and looks at what JFR wrote afterwards: a recording of its own that wants nothing but a mark gets
 * whatever Holter's session made JFR write.
 */
final class KilledSessions implements AutoCloseable {

    private static final int THREADS = 50;
    private static final long PARK_NANOS = 5_000_000;
    private static final long RUN_MILLIS = 100;
    private static final long WATCH_MILLIS = 250;
    private static final Duration BEGIN = Duration.ofSeconds(10);
    private static final String EVENT = "jdk.ThreadPark";

    private final Holter holter;
    private final Path dump;
    private final DescriptiveStatistics call = new DescriptiveStatistics();
    private final DescriptiveStatistics last = new DescriptiveStatistics();
    private volatile boolean closed;

    /** Puts the JVM under load. */
    KilledSessions(Path directory) {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::work, "load-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        TypeTuning everything =
                new TypeTuning("What parks?", null, null, null, null, null, Map.of(EVENT, Map.of("threshold", "0ms")));
        this.dump = directory.resolve("watched.jfr");
        this.holter = Holter.builder()
                .directory(directory.resolve("killed"))
                .budget(1)
                .limits(new Limits(Duration.ofSeconds(60), 1, 3_600))
                .types(Map.of("parks", everything))
                .build();
    }

    /** Kills so many; the first one of all is another matter and does not count. */
    KilledSessions kill(int kills) throws IOException, InterruptedException {
        kill();
        call.clear();
        last.clear();
        for (int i = 0; i < kills; i++) {
            kill();
        }
        return this;
    }

    /** How long the calls took, ms. */
    DescriptiveStatistics call() {
        return call;
    }

    /** How long after the call began JFR wrote the last event for the session, ms. */
    DescriptiveStatistics last() {
        return last;
    }

    private void kill() throws IOException, InterruptedException {
        try (Recording watching = new Recording(Map.of(KillMark.NAME + "#enabled", "true"))) {
            watching.start();
            Session session = holter.start(
                    SessionRequest.of(holter.type("parks").orElseThrow()).duration(Duration.ofSeconds(30)));
            awaitBegin(session);
            Thread.sleep(RUN_MILLIS);
            new KillMark().commit();
            long before = System.nanoTime();
            holter.killSwitch().engage(KillSwitch.JAVA, "benchmark", "latency");
            call.addValue((System.nanoTime() - before) / 1e6);
            session.profile().join();
            Thread.sleep(WATCH_MILLIS);
            watching.dump(dump);
            last.addValue(lastAfterTheMark());
            holter.killSwitch().release(KillSwitch.JAVA, "benchmark", "measured");
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    /** Beside a tool that dumps, JFR may take longer to begin than the session is to run here. */
    private static void awaitBegin(Session session) {
        long deadline = System.nanoTime() + BEGIN.toNanos();
        while (!records(session)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("The session did not begin in " + BEGIN);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean records(Session session) {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(recording ->
                        recording.getName().endsWith(session.id()) && recording.getState() == RecordingState.RUNNING);
    }

    /** Milliseconds from the mark to the end of the last event. */
    private double lastAfterTheMark() throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(dump);
        Instant mark = latest(events, KillMark.NAME);
        return Math.max(0, Duration.between(mark, latest(events, EVENT)).toNanos() / 1e6);
    }

    private static Instant latest(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .map(RecordedEvent::getEndTime)
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("JFR wrote no " + name));
    }

    private void work() {
        while (!closed) {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        holter.close();
    }
}
