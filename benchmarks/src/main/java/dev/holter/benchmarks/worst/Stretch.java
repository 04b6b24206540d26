package dev.holter.benchmarks.worst;

import dev.holter.benchmarks.service.RunningService;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadReport;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the shop did and used in a stretch of time, seen from outside.
 *
 * @param nanos how long it was
 * @param answered requests
 * @param failed requests
 * @param cpuNanos of the process, all of it
 * @param byKind of its threads, ns
 */
record Stretch(long nanos, long answered, long failed, long cpuNanos, Map<ThreadKind, Long> byKind) {

    /** CPU of the process for one request, its compilers' left out, ms; NaN where nothing was answered. */
    double millisPerRequest() {
        return answered == 0 ? Double.NaN : (cpuNanos - byKind.getOrDefault(ThreadKind.JIT, 0L)) / 1e6 / answered;
    }

    /** CPU of JFR's and Holter's threads, ns. */
    long profilerNanos() {
        return ThreadKind.profiling(byKind);
    }

    /** Reads the clocks of one process again and again. */
    static final class Clocks {

        private final RunningService shop;
        private final ThreadClocks threads;
        private final LoadGenerator load;

        Clocks(RunningService shop, LoadGenerator load) {
            this.shop = shop;
            this.threads = shop.threads();
            this.load = load;
        }

        /** What was used since the service began. */
        Stretch read() {
            LoadReport report = load.report();
            return new Stretch(
                    System.nanoTime(),
                    report.answered(),
                    report.failed(),
                    shop.cpu().nanos(),
                    threads.nanos());
        }

        /** What was used since then. */
        Stretch since(Stretch before) {
            Stretch now = read();
            Map<ThreadKind, Long> used = new EnumMap<>(ThreadKind.class);
            now.byKind.forEach((kind, nanos) -> used.put(kind, nanos - before.byKind.getOrDefault(kind, 0L)));
            return new Stretch(
                    now.nanos - before.nanos,
                    now.answered - before.answered,
                    now.failed - before.failed,
                    now.cpuNanos - before.cpuNanos,
                    used);
        }
    }
}
