package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.CpuClock;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.LoadReport;
import dev.holter.samples.load.ShopRoutes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One start of the service with one profiler. The methods are to be called in their order; the load flows from the warm-up until
 * {@link #reading}. Used by one thread.
 */
final class Start implements AutoCloseable {

    /** So few that what queues while the service is cold does not make it keep threads that it does not need afterwards. */
    private static final int MAX_IN_FLIGHT = 50;

    private static final Duration LONGEST_LOAD = Duration.ofMinutes(30);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final double MEGABYTE = 1 << 20;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long begun = System.nanoTime();
    private final Rival rival;
    private final Sink sink;
    private final Export export;
    private final RunningService service;
    private final CpuClock cpu;
    private final ThreadClocks threads;
    private final long cpuOfStart;
    private @Nullable LoadGenerator load;
    private @Nullable Clocks before;
    private @Nullable Stretch stretch;

    /** Starts the service and waits until it is healthy. */
    Start(Rival rival, Subject subject, Path folder) throws IOException, InterruptedException {
        this.rival = rival;
        this.sink = Sink.start();
        try {
            Setup setup = new Setup(subject.agents(), sink.address(), folder);
            this.export = rival.export().apply(setup, sink);
            this.service = RunningService.start(rival.attach().apply(subject.launch(folder), setup));
            this.cpu = service.cpu();
            this.cpuOfStart = cpu.nanos();
            this.threads = service.threads();
        } catch (IOException | InterruptedException | RuntimeException e) {
            sink.close();
            throw e;
        }
    }

    /** What it will do in the stretch, it begins to do, before there is load on a cold machine. */
    void exportBegins() throws IOException, InterruptedException {
        export.warmUp(service);
    }

    /** From now on there is load. */
    void loadBegins(double perSecond) {
        load = LoadGenerator.start(
                new LoadPlan(service.base(), perSecond, LONGEST_LOAD, MAX_IN_FLIGHT, ShopRoutes.ALL));
    }

    /** From now on it is measured. */
    void beginStretch() throws IOException, InterruptedException {
        export.beginStretch(service);
        load().forget();
        before = Clocks.read(cpu, threads);
    }

    /** To be called once a second in the stretch, so that little is lost of threads that end. */
    void look() {
        threads.nanos();
    }

    /** It is measured no longer. */
    void endStretch() throws IOException, InterruptedException {
        export.endStretch(service);
        Clocks used = Clocks.read(cpu, threads).minus(Objects.requireNonNull(before));
        LoadReport report = load().report();
        Histogram latencies = new Histogram(LONGEST_NANOS, 3);
        load().latencies().values().forEach(latencies::add);
        stretch = new Stretch(used, report, latencies, service.memory().rss() / MEGABYTE);
    }

    /** Ends the service, and tells what was measured. */
    Reading reading(int round, Conditions conditions) throws IOException, InterruptedException {
        load().close();
        double heap = service.memory().heapAfterCollection() / MEGABYTE;
        service.close();
        Export.Exported exported = export.end((System.nanoTime() - begun) / NANOS_PER_SECOND);
        Stretch measured = Objects.requireNonNull(stretch);
        double requests = measured.report().answered();
        Map<String, Double> own = new TreeMap<>();
        measured.used().byName().forEach((name, nanos) -> {
            if (nanos > 0 && rival.isOwn(name)) {
                own.put(name, nanos / NANOS_PER_MILLI);
            }
        });
        double ownMillis = own.values().stream().mapToDouble(millis -> millis).sum();
        return new Reading(
                now(),
                rival.name(),
                round,
                conditions,
                service.startTime().toNanos() / NANOS_PER_MILLI,
                cpuOfStart / NANOS_PER_MILLI,
                measured.report().answered(),
                measured.report().failed() + measured.report().notSent(),
                (measured.used().process() - measured.used().jit()) / NANOS_PER_MICRO / requests,
                measured.used().jit() / NANOS_PER_MICRO / requests,
                ownMillis * NANOS_PER_MICRO / requests,
                measured.latencies().getValueAtPercentile(50) / NANOS_PER_MILLI,
                measured.latencies().getValueAtPercentile(99) / NANOS_PER_MILLI,
                measured.rss(),
                heap,
                exported.bytesPerMinute(),
                exported.notes(),
                own,
                exported.arrived() ? null : "nothing arrived: " + String.join(", ", exported.notes()));
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private LoadGenerator load() {
        return Objects.requireNonNull(load, "loadBegins() comes first");
    }

    @Override
    public void close() {
        if (load != null) {
            load.close();
        }
        service.close();
        sink.close();
    }

    /**
     * What was measured.
     *
     * @param rss at its end, MiB
     */
    private record Stretch(Clocks used, LoadReport report, Histogram latencies, double rss) {}
}
