package dev.holter.benchmarks.machine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * How fast the machine is: a thread that does the same piece of work again and again, and reads its own CPU clock before and after. Neighbours on
 * the same host, clock rates and shared caches slow it down as they slow down a service. It takes some hundredths of one CPU.
 */
public final class MachineGauge implements AutoCloseable {

    /** Far more than the caches that one core has for itself. */
    private static final int CELLS = 1 << 21;

    /** Some 0.4 ms of waiting for memory, and as much of reckoning. */
    private static final int JUMPS = 3_000;

    private static final int RECKONINGS = 300_000;
    private static final long PAUSE_MILLIS = 20;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final int[] next = new int[CELLS];
    private volatile Reading reading = new Reading(0, 0);

    /** Where the last piece ended; read by nobody, so that the compiler has to do the work. */
    private volatile int place;

    private volatile boolean stopped;

    private MachineGauge() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CELLS; i++) {
            next[i] = random.nextInt(CELLS);
        }
    }

    /**
     * Since the gauge began.
     *
     * @param pieces how many pieces of work it did
     * @param nanos CPU time that they took
     */
    public record Reading(long pieces, long nanos) {

        /** CPU time of one piece done since then, ns. */
        public double nanosOfOneSince(Reading before) {
            return (double) (nanos - before.nanos) / (pieces - before.pieces);
        }
    }

    /** Begins to work. */
    public static MachineGauge start() {
        MachineGauge gauge = new MachineGauge();
        Thread thread = new Thread(gauge::work, "machine-gauge");
        thread.setDaemon(true);
        thread.start();
        return gauge;
    }

    public Reading now() {
        return reading;
    }

    private void work() {
        try {
            while (!stopped) {
                long before = threads.getCurrentThreadCpuTime();
                place = piece(place);
                long nanos = threads.getCurrentThreadCpuTime() - before;
                reading = new Reading(reading.pieces() + 1, reading.nanos() + nanos);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // nobody interrupts it
        }
    }

    /** Jumps through memory, then reckons without it; each step needs the one before. */
    private int piece(int from) {
        int at = from;
        for (int jump = 0; jump < JUMPS; jump++) {
            at = next[(at + jump) & (CELLS - 1)];
        }
        int hash = at;
        for (int step = 0; step < RECKONINGS; step++) {
            hash = hash * 31 + (step ^ (hash >>> 7));
        }
        return (at + (hash & 15)) & (CELLS - 1);
    }

    @Override
    public void close() {
        stopped = true;
    }
}
