package dev.holter.benchmarks.calibration;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Hundreds of threads that park for real, twenty milliseconds each time. Who blocks comes back to cold caches, so that an event costs
 * several times of what it costs in a loop of one thread.
 */
final class ParkingThreads implements AutoCloseable {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int THREADS = 500;
    private static final long PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int WORK = 50;
    private static final long BLOCK_MILLIS = 3_000;
    private static final int PAIRS = 8;

    private static volatile long sink;

    private final Thread[] threads = new Thread[THREADS];
    private final LongAdder parks = new LongAdder();
    private volatile boolean stopped;

    /** @param depth of the stacks, in frames */
    ParkingThreads(int depth) {
        for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> descend(depth), "parking-" + i);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /** What one event costs its thread, ns: the median over pairs of blocks, off first in every other pair. */
    double nanos() throws InterruptedException {
        double[] pairs = new double[PAIRS];
        for (int pair = -1; pair < PAIRS; pair++) {
            boolean offFirst = pair % 2 == 0;
            double off = offFirst ? block(Map.of()) : 0;
            double on = block(Map.of(
                    "jdk.ThreadPark#enabled", "true",
                    "jdk.ThreadPark#stackTrace", "true",
                    "jdk.ThreadPark#threshold", "0 ns"));
            off = offFirst ? off : block(Map.of());
            if (pair >= 0) {
                pairs[pair] = on - off;
            }
        }
        return new Median().evaluate(pairs);
    }

    private double block(Map<String, String> settings) throws InterruptedException {
        try (Recording recording = new Recording(settings)) {
            recording.setToDisk(false);
            recording.start();
            long cpu = cpu();
            long before = parks.sum();
            Thread.sleep(BLOCK_MILLIS);
            return (double) (cpu() - cpu) / (parks.sum() - before);
        }
    }

    private long cpu() {
        return Arrays.stream(threads)
                .mapToLong(Thread::getId)
                .map(CLOCK::getThreadCpuTime)
                .sum();
    }

    private void descend(int depth) {
        if (depth > 1) {
            descend(depth - 1);
            return;
        }
        while (!stopped) {
            LockSupport.parkNanos(PARK_NANOS);
            for (int i = 0; i < WORK; i++) {
                sink += Long.toString(sink).hashCode();
            }
            parks.increment();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }
}
