package dev.holter.benchmarks.service;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.concurrent.TimeUnit;

/**
 * The CPU clock of a process, read from outside with the kernel's resolution, ns, threads that have ended included. What
 * {@code /proc} and the JVM's own beans tell comes in ticks of 10 ms.
 */
public final class CpuClock {

    /** The kernel's number of the clock that counts what the scheduler gave, not what it looks like at ticks. */
    private static final int SCHEDULER_CLOCK = 2;

    private static final C C_LIBRARY = Native.load("c", C.class);

    private final int clock;
    private final long pid;

    private CpuClock(long pid) {
        this.pid = pid;
        this.clock = (int) (~pid << 3) | SCHEDULER_CLOCK;
    }

    /** The clock of the process with this id. */
    public static CpuClock of(long pid) {
        return new CpuClock(pid);
    }

    /** CPU time used so far, ns. Throws {@link IllegalStateException} where there is no such process any more. */
    public long nanos() {
        long[] time = new long[2]; // seconds, ns
        if (C_LIBRARY.clock_gettime(clock, time) != 0) {
            throw new IllegalStateException("There is no CPU clock of process " + pid + ". Has it ended?");
        }
        return TimeUnit.SECONDS.toNanos(time[0]) + time[1];
    }

    /** The C library; 64-bit Linux, where both fields of a time are 64 bits long. */
    interface C extends Library {
        int clock_gettime(int clock, long[] time);
    }
}
