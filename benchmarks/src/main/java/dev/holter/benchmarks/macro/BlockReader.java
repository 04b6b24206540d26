package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.machine.MachineClock;
import dev.holter.benchmarks.machine.MachineGauge;
import dev.holter.benchmarks.service.CpuClock;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadReport;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Runs blocks on one service under one load, each over whole rounds of the load. */
final class BlockReader {

    private final Protocol protocol;
    private final LoadGenerator load;
    private final ThreadClocks threads;
    private final CpuClock cpu;
    private final MachineGauge gauge;
    private final CpuClock ownCpu = CpuClock.of(ProcessHandle.current().pid());
    private final int cpus = Runtime.getRuntime().availableProcessors();

    BlockReader(Protocol protocol, RunningService service, LoadGenerator load, MachineGauge gauge) {
        this.gauge = gauge;
        this.protocol = protocol;
        this.load = load;
        this.threads = service.threads();
        this.cpu = service.cpu();
    }

    /** All that is read at the edge of a block, in the order in which it is read. */
    private record Edge(
            long time,
            long process,
            Map<ThreadKind, Long> threads,
            MachineGauge.Reading gauge,
            long own,
            MachineClock.Reading machine) {}

    Block run(boolean on, double seconds, Treatment treatment) throws IOException, InterruptedException {
        long rounds = Math.max(1, Math.round(seconds * 1e9 / load.roundNanos()));
        long begin = load.nextRound(System.nanoTime());
        sleepUntil(begin);
        long waiting = load.report().waiting();
        load.forget();
        Edge before = edge();
        treatment.begin();
        long end = begin + (long) (rounds * load.roundNanos());
        threads.lookFor(end - System.nanoTime());
        Edge after = edge();
        LoadReport report = load.report();
        Map<String, Histogram> latencies = load.latencies();
        SessionFacts session = treatment.end();
        TimeUnit.NANOSECONDS.sleep((long) (protocol.restSeconds() * 1e9));
        return block(on, before, after, report, waiting, Latencies.texts(latencies), session);
    }

    private static void sleepUntil(long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, time - System.nanoTime()));
    }

    private Edge edge() throws IOException {
        return new Edge(
                System.nanoTime(), cpu.nanos(), threads.nanos(), gauge.now(), ownCpu.nanos(), MachineClock.now());
    }

    private Block block(
            boolean on,
            Edge before,
            Edge after,
            LoadReport report,
            long waitingBefore,
            Map<String, String> latencies,
            @Nullable SessionFacts session) {
        long process = after.process() - before.process();
        Map<ThreadKind, Long> used = new EnumMap<>(ThreadKind.class);
        after.threads()
                .forEach(
                        (kind, nanos) -> used.put(kind, nanos - before.threads().getOrDefault(kind, 0L)));
        MachineClock.Reading machine = after.machine().since(before.machine());
        double all = (double) (after.time() - before.time()) * cpus;
        double others = (machine.busyNanos() - process - (after.own() - before.own())) / all;
        // Those that waited at the begin have ended since, and were sent before: the tally of the block does not know
        // them.
        long requests = report.answered() + report.failed() + waitingBefore;
        long unanswered = report.failed() + report.notSent();
        double stolen = machine.stolenNanos() / all;
        return new Block(
                on,
                (after.time() - before.time()) / 1e9,
                process,
                used,
                after.gauge().nanosOfOneSince(before.gauge()),
                requests,
                unanswered,
                latencies,
                session,
                stolen,
                others,
                protocol.exclusions().reason(stolen, others, (double) unanswered / requests, session));
    }
}
