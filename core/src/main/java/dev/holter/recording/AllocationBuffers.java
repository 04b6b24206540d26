package dev.holter.recording;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * At how many new allocation buffers JFR walked a stack, about. While {@code jdk.OldObjectSample} is on it does so at each, and no counter
 * tells of them. The JVM makes buffers so large that a thread begins some 50 between two collections; by {@code jdk.ObjectAllocationSample}
 * without a throttle, 34 to 42 were seen on the sample shop (JDK 17, G1 and Serial, 100 to 145 threads that allocate). All times are
 * {@code System.nanoTime()}. Used by one thread.
 */
final class AllocationBuffers {

    /** Of one thread between two collections. */
    private static final int BETWEEN_COLLECTIONS = 40;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Map<Long, Long> allocated = Map.of();
    private long collections;
    private double begun;

    /** The latest of {@link #begun}, and in how long they were: they are told over as long again, because they came one by one. */
    private double latest;

    private long latestTook = 1;

    /** When the latest collection was seen, and for how long since then JFR looked. */
    private long collectedAt;

    private long lookedNanos;
    private boolean looks = true;
    private long looksSince;

    /** From now on JFR looks. */
    void begin(long now) {
        collections = collections();
        allocated = allocated();
        collectedAt = now;
        looksSince = now;
    }

    /** From now on JFR does, or does not look. */
    void looks(boolean looks, long now) {
        countLook(now);
        this.looks = looks;
    }

    /** Looks what was allocated since the last collection, where there was another. */
    void read(long now) {
        long seen = collections();
        if (seen == collections) {
            return;
        }
        countLook(now);
        Map<Long, Long> before = allocated;
        allocated = allocated();
        long allocating = allocated.entrySet().stream()
                .filter(thread -> thread.getValue() > before.getOrDefault(thread.getKey(), 0L))
                .count();
        latestTook = Math.max(1, now - collectedAt);
        latest = (double) (seen - collections) * allocating * BETWEEN_COLLECTIONS * lookedNanos / latestTook;
        begun += latest;
        collections = seen;
        collectedAt = now;
        lookedNanos = 0;
    }

    /** How many since {@link #begin} that a collection told of: at first fewer, and all of them when as much time has gone by again. */
    long soFar(long now) {
        double told = Math.min(1, (double) (now - collectedAt) / latestTook);
        return (long) (begun - (1 - told) * latest);
    }

    /** How many since {@link #begin}, up to the latest collection. */
    long all() {
        return (long) begun;
    }

    private void countLook(long now) {
        lookedNanos += looks ? now - looksSince : 0;
        looksSince = now;
    }

    /** Bytes by thread, of all threads. */
    private static Map<Long, Long> allocated() {
        long[] threads = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(threads);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < threads.length; i++) {
            allocated.put(threads[i], bytes[i]);
        }
        return allocated;
    }

    /** Some collectors count the parts of a collection beside it. */
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> !collector.getName().contains("Pauses")
                        && !collector.getName().contains("Concurrent"))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .filter(count -> count > 0)
                .sum();
    }
}
