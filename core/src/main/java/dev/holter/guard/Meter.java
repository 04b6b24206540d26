package dev.holter.guard;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Measures what profiling costs: the CPU time of JFR's and Holter's own threads, plus an estimate of what events cost inside
 * the application's threads, as a share of wall time × CPUs available to this process, a container's quota included.
 */
public final class Meter {

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    /** How often new threads are looked for. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ProfilerThreads threads;

    public Meter() {
        this(ProfilerThreads.ofThisProcess());
    }

    Meter(ProfilerThreads threads) {
        this.threads = threads;
    }

    /** Begins to measure. */
    public Measurement begin() {
        return new Measurement();
    }

    /** What was used since {@link #begin}. Used by one thread. */
    public final class Measurement {

        private final double cpus = AvailableCpus.now();
        private final Map<Long, Long> threadsBefore = threads.cpuNanos();
        private final Map<Long, Long> threadsLatest = new HashMap<>(threadsBefore);
        private final long processBefore = PROCESS.getProcessCpuTime();
        private final long nanosBefore = System.nanoTime();
        private long lastLook = nanosBefore;
        private long charged;

        private Measurement() {}

        /** How many CPUs the process may use, a container's quota included. */
        public double cpus() {
            return cpus;
        }

        /** CPU time of JFR's and Holter's threads so far, of those that have ended since, too, ns. */
        public long usedNanos() {
            long now = System.nanoTime();
            if (now - lastLook >= LOOK_NANOS) {
                return usedByAll();
            }
            threadsLatest.putAll(threads.knownCpuNanos());
            return used();
        }

        private long usedByAll() {
            lastLook = System.nanoTime();
            threadsLatest.putAll(threads.cpuNanos());
            return used();
        }

        private long used() {
            long used = 0;
            for (Map.Entry<Long, Long> thread : threadsLatest.entrySet()) {
                used += thread.getValue() - threadsBefore.getOrDefault(thread.getKey(), 0L);
            }
            return used;
        }

        /** Does what comes in lumps, so that it is charged to the account and not to the seconds in which it happens. */
        public <T> T charge(Supplier<T> lump) {
            long before = usedNanos();
            try {
                return lump.get();
            } finally {
                charged += Math.max(0, usedByAll() - before);
            }
        }

        /** What was charged so far, ns. */
        public long chargedNanos() {
            return charged;
        }

        /**
         * The cost so far.
         *
         * @param estimatedNanos what the events cost inside the application's threads
         */
        public Cost cost(long estimatedNanos) {
            return cost(usedByAll(), estimatedNanos);
        }

        /** The cost as of the latest {@link #usedNanos}, which reads nothing anew. */
        public Cost costSoFar(long estimatedNanos) {
            return cost(used(), estimatedNanos);
        }

        private Cost cost(long measured, long estimatedNanos) {
            long wall = System.nanoTime() - nanosBefore;
            long process = PROCESS.getProcessCpuTime() - processBefore;
            return new Cost(
                    share(measured + estimatedNanos, wall * cpus),
                    share(measured + estimatedNanos, process),
                    Duration.ofNanos(measured),
                    Duration.ofNanos(estimatedNanos),
                    threads.method());
        }

        private static double share(long part, double whole) {
            return whole <= 0 ? 0 : Math.min(1, part / whole);
        }
    }
}
