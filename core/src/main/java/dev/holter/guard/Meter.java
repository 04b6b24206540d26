package dev.holter.guard;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;

/**
 * Measures what profiling costs: the CPU time of JFR's and Holter's own threads, plus an estimate of what events cost inside
 * the application's threads.
 */
public final class Meter {

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

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

    /** What was used since {@link #begin}. */
    public final class Measurement {

        private final Map<Long, Long> threadsBefore = threads.cpuNanos();
        private final long processBefore = PROCESS.getProcessCpuTime();
        private final long nanosBefore = System.nanoTime();

        private Measurement() {}

        /**
         * The cost so far.
         *
         * @param estimatedNanos what the events cost inside the application's threads
         */
        public Cost cost(long estimatedNanos) {
            long measured = 0;
            for (Map.Entry<Long, Long> thread : threads.cpuNanos().entrySet()) {
                measured += thread.getValue() - threadsBefore.getOrDefault(thread.getKey(), 0L);
            }
            long wall = System.nanoTime() - nanosBefore;
            long process = PROCESS.getProcessCpuTime() - processBefore;
            int cpus = Runtime.getRuntime().availableProcessors();
            return new Cost(
                    share(measured + estimatedNanos, wall * cpus),
                    share(measured + estimatedNanos, process),
                    Duration.ofNanos(measured),
                    Duration.ofNanos(estimatedNanos),
                    threads.method());
        }

        private static double share(long part, long whole) {
            return whole <= 0 ? 0 : Math.min(1, (double) part / whole);
        }
    }
}
