package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.machine.MachineGauge;
import dev.holter.benchmarks.service.CpuClock;
import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One start of the service with one profiler: warm-up, then the stretch that is measured.
 *
 * @param jdk home of the service's JDK
 * @param shop the service's jar
 * @param agents folder with the agents of others
 */
record Trial(Conditions conditions, Path jdk, Path shop, Path agents) {

    private static final int MAX_IN_FLIGHT = 200;
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(30);
    private static final double MEGABYTE = 1 << 20;
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** A start that fails is a reading, too: that a profiler does not run with a JDK is something to know. */
    Reading run(Rival rival, int round, Path folder) throws InterruptedException {
        try {
            return start(rival, round, folder);
        } catch (IOException | RuntimeException e) {
            return Reading.ofFailure(now(), rival.name(), round, conditions, e);
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Reading start(Rival rival, int round, Path folder) throws IOException, InterruptedException {
        try (Sink sink = Sink.start()) {
            Setup setup = new Setup(agents, sink.address(), folder);
            Launch launch = rival.attach()
                    .apply(
                            Launch.of(jdk, shop, folder)
                                    .with("server.compression.enabled=true")
                                    .jvm(conditions.protocol().jvm().toArray(String[]::new)),
                            setup);
            Export export = rival.export().apply(setup, sink);
            long begun = System.nanoTime();
            Stretch stretch;
            try (RunningService service = RunningService.start(launch)) {
                stretch = measure(service, export);
            }
            Export.Exported exported = export.end((System.nanoTime() - begun) / 1e9);
            return stretch.reading(rival, round, conditions, exported);
        }
    }

    private Stretch measure(RunningService service, Export export) throws IOException, InterruptedException {
        CpuClock cpu = service.cpu();
        long cpuOfStart = cpu.nanos();
        Protocol protocol = conditions.protocol();
        Stretch stretch;
        try (LoadGenerator load = load(service, protocol.warmUpPerSecond())) {
            long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(protocol.warmUpSeconds());
            export.warmUp(service);
            TimeUnit.NANOSECONDS.sleep(warm - System.nanoTime());
        }
        try (LoadGenerator load = load(service, protocol.perSecond());
                MachineGauge gauge = MachineGauge.start()) {
            TimeUnit.SECONDS.sleep(protocol.settleSeconds());

            ThreadClocks threads = service.threads();
            export.beginStretch(service);
            load.forget();
            MachineGauge.Reading gaugeBefore = gauge.now();
            Clocks before = Clocks.read(cpu, threads);
            threads.lookFor(TimeUnit.SECONDS.toNanos(protocol.stretchSeconds()));
            export.endStretch(service);
            Clocks used = Clocks.read(cpu, threads).minus(before);
            double pieceMicros = gauge.now().nanosOfOneSince(gaugeBefore) / 1e3;
            LoadReport report = load.report();
            Histogram latencies = new Histogram(LONGEST_NANOS, 3);
            load.latencies().values().forEach(latencies::add);
            stretch = new Stretch(
                    service.startTime().toNanos() / 1e6,
                    cpuOfStart / 1e6,
                    used,
                    pieceMicros,
                    report,
                    latencies,
                    service.memory().rss() / MEGABYTE,
                    Double.NaN);
        }
        return stretch.withHeap(service.memory().heapAfterCollection() / MEGABYTE);
    }

    private static LoadGenerator load(RunningService service, double perSecond) {
        return LoadGenerator.start(
                new LoadPlan(service.base(), perSecond, LONGEST_LOAD, MAX_IN_FLIGHT, ShopRoutes.ALL));
    }

    /** CPU time: of the process, of the JIT's threads, and of all threads by name; ns. */
    private record Clocks(long process, long jit, Map<String, Long> byName) {

        static Clocks read(CpuClock cpu, ThreadClocks threads) {
            long process = cpu.nanos();
            return new Clocks(process, threads.nanos().getOrDefault(ThreadKind.JIT, 0L), threads.nanosByName());
        }

        Clocks minus(Clocks before) {
            Map<String, Long> used = new TreeMap<>(byName);
            used.replaceAll((name, nanos) -> nanos - before.byName.getOrDefault(name, 0L));
            return new Clocks(process - before.process, jit - before.jit, used);
        }
    }

    private record Stretch(
            double startMillis,
            double startCpuMillis,
            Clocks used,
            double pieceMicros,
            LoadReport report,
            Histogram latencies,
            double rss,
            double heap) {

        Stretch withHeap(double now) {
            return new Stretch(startMillis, startCpuMillis, used, pieceMicros, report, latencies, rss, now);
        }

        Reading reading(Rival rival, int round, Conditions conditions, Export.Exported exported) {
            double requests = report.answered();
            Map<String, Double> own = new TreeMap<>();
            used.byName().forEach((name, nanos) -> {
                if (nanos > 0 && rival.isOwn(name)) {
                    own.put(name, nanos / 1e6);
                }
            });
            return new Reading(
                    now(),
                    rival.name(),
                    round,
                    conditions,
                    startMillis,
                    startCpuMillis,
                    report.answered(),
                    report.failed() + report.notSent(),
                    (used.process() - used.jit()) / 1e3 / requests,
                    used.jit() / 1e3 / requests,
                    pieceMicros,
                    own.values().stream().mapToDouble(millis -> millis * 1e3).sum() / requests,
                    latencies.getValueAtPercentile(50) / 1e6,
                    latencies.getValueAtPercentile(99) / 1e6,
                    rss,
                    heap,
                    exported.bytesPerMinute(),
                    exported.notes(),
                    own,
                    exported.arrived() ? null : "nothing arrived: " + String.join(", ", exported.notes()));
        }
    }
}
