package dev.holter.benchmarks;

import dev.holter.Holter;
import dev.holter.guard.KillSwitch;
import dev.holter.guard.Limits;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * Kills sessions under load and looks at what JFR wrote afterwards: a recording of its own that wants nothing but a mark gets
 * whatever Holter's session made JFR write. Figures are milliseconds: how long the call took, and how long after it JFR wrote the last
 * event; alone, and while another recording is dumped all the time.
 */
public final class KillLatency {

    private static final int THREADS = 50;
    private static final long PARK_NANOS = 5_000_000;
    private static final long RUN_MILLIS = 100;
    private static final long WATCH_MILLIS = 250;
    private static final String EVENT = "jdk.ThreadPark";

    private final Holter holter;
    private final Path dump;
    private final DescriptiveStatistics call = new DescriptiveStatistics();
    private final DescriptiveStatistics last = new DescriptiveStatistics();

    private KillLatency(Holter holter, Path dump) {
        this.holter = holter;
        this.dump = dump;
    }

    /** @param arguments how many sessions are killed in each of the two ways; 200 where there is none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int kills = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("kill-latency");
        try (Holter holter = underLoad(directory)) {
            new KillLatency(holter, directory.resolve("watched.jfr")).measure("alone", kills);
            AtomicBoolean stopped = new AtomicBoolean();
            Thread dumper = new Thread(() -> dumpAllTheTime(stopped, directory.resolve("other.jfr")), "dumper");
            dumper.start();
            new KillLatency(holter, directory.resolve("watched.jfr"))
                    .measure("while another recording is dumped", kills);
            stopped.set(true);
            dumper.join();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /**
     * Kills so many sessions with nothing beside them.
     *
     * @param directory for files, that exists
     * @param call takes how long each call took, ms
     * @param last takes how long after the call JFR wrote its last event, ms
     */
    public static void alone(Path directory, int kills, DoubleConsumer call, DoubleConsumer last)
            throws IOException, InterruptedException {
        try (Holter holter = underLoad(directory)) {
            KillLatency latency = new KillLatency(holter, directory.resolve("watched.jfr"));
            latency.repeat(kills);
            for (double each : latency.call.getValues()) {
                call.accept(each);
            }
            for (double each : latency.last.getValues()) {
                last.accept(each);
            }
        }
    }

    private static Holter underLoad(Path directory) {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(KillLatency::work, "load-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        TypeTuning everything =
                new TypeTuning("What parks?", null, null, null, null, null, Map.of(EVENT, Map.of("threshold", "0ms")));
        return Holter.builder()
                .directory(directory.resolve("killed"))
                .budget(1)
                .limits(new Limits(Duration.ofSeconds(60), 1, 3_600))
                .types(Map.of("parks", everything))
                .build();
    }

    /** The first one is another matter. */
    private void repeat(int kills) throws IOException, InterruptedException {
        kill();
        call.clear();
        last.clear();
        for (int i = 0; i < kills; i++) {
            kill();
        }
    }

    private void measure(String how, int kills) throws IOException, InterruptedException {
        repeat(kills);
        System.out.printf(
                Locale.ROOT,
                "JDK %d, %s, %d kills: call p50 %.1f p99 %.1f max %.1f ms; last event p50 %.1f p99 %.1f max %.1f ms%n",
                Runtime.version().feature(),
                how,
                kills,
                call.getPercentile(50),
                call.getPercentile(99),
                call.getMax(),
                last.getPercentile(50),
                last.getPercentile(99),
                last.getMax());
    }

    private void kill() throws IOException, InterruptedException {
        try (Recording watching = new Recording(Map.of(KillMark.NAME + "#enabled", "true"))) {
            watching.start();
            Session session = holter.start(
                    SessionRequest.of(holter.type("parks").orElseThrow()).duration(Duration.ofSeconds(30)));
            Thread.sleep(RUN_MILLIS);
            new KillMark().commit();
            long before = System.nanoTime();
            holter.killSwitch().engage(KillSwitch.JAVA, "benchmark", "latency");
            call.addValue((System.nanoTime() - before) / 1e6);
            Thread.sleep(WATCH_MILLIS);
            watching.dump(dump);
            last.addValue(lastAfterTheMark());
            session.profile().join();
            holter.killSwitch().release(KillSwitch.JAVA, "benchmark", "measured");
        } finally {
            Files.deleteIfExists(dump);
        }
    }

    /** Milliseconds from the mark to the end of the last event. */
    private double lastAfterTheMark() throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(dump);
        Instant mark = events.stream()
                .filter(event -> event.getEventType().getName().equals(KillMark.NAME))
                .map(RecordedEvent::getEndTime)
                .findFirst()
                .orElseThrow();
        Instant end = events.stream()
                .filter(event -> event.getEventType().getName().equals(EVENT))
                .map(RecordedEvent::getEndTime)
                .max(Instant::compareTo)
                .orElseThrow();
        return Math.max(0, Duration.between(mark, end).toNanos() / 1e6);
    }

    private static void dumpAllTheTime(AtomicBoolean stopped, Path file) {
        try (Recording other = new Recording()) {
            other.start();
            while (!stopped.get()) {
                other.dump(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void work() {
        while (true) {
            LockSupport.parkNanos(PARK_NANOS);
        }
    }
}
