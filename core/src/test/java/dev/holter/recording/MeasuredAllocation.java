package dev.holter.recording;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** A method that allocates, and what it allocated so far by the counters of the threads that called it. */
final class MeasuredAllocation {

    private static final com.sun.management.ThreadMXBean COUNTER =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int CALLS_FOR_A_MEAN = 2_000;

    private final String method;
    private final double callsPerByte;
    private final Consumer<SplittableRandom> allocation;
    private final LongAdder allocated = new LongAdder();
    private long mean;

    /**
     * @param bytes what one call allocates, more or less
     * @param share its share of all bytes
     */
    MeasuredAllocation(String method, long bytes, double share, Consumer<SplittableRandom> allocation) {
        this.method = method;
        this.callsPerByte = share / bytes;
        this.allocation = allocation;
    }

    String method() {
        return method;
    }

    double callsPerByte() {
        return callsPerByte;
    }

    /** Bytes so far. */
    long allocated() {
        return allocated.sum();
    }

    /** Calls it once. Returns the bytes that the thread allocated; the mean where the thread, a virtual one, has no counter. */
    long run(SplittableRandom random) {
        long before = COUNTER.getCurrentThreadAllocatedBytes();
        allocation.accept(random);
        long took = before < 0 ? mean : COUNTER.getCurrentThreadAllocatedBytes() - before;
        allocated.add(took);
        return took;
    }

    /** Takes the mean of some calls; to be called by a platform thread, before any other. */
    void measureMean() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CALLS_FOR_A_MEAN; i++) {
            run(random);
        }
        mean = allocated.sumThenReset() / CALLS_FOR_A_MEAN;
    }
}
