package dev.holter.recording;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Waits until a stream has handed over all that was written before. A mark is written and read back twice: JFR empties one
 * thread's buffer after the other, so an event older than the first mark may come one flush later. Counting flushes would not do,
 * because JFR tells of some of them twice, and a stream that lags tells of old ones.
 */
final class StreamTail {

    /** Two flushes, which come once a second, and some time to read. */
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** How soon it is seen that somebody closed the stream. */
    private static final long LOOK_MILLIS = 50;

    private static final int MARKS = 2;

    private long awaited;
    private boolean seen;
    private boolean flushed;

    /** The stream has read this mark. */
    synchronized void read(long mark) {
        seen |= mark == awaited;
    }

    /** The stream has read all of one flush. */
    synchronized void flushed() {
        if (seen) {
            flushed = true;
            notifyAll();
        }
    }

    /**
     * Returns whether all was handed over; false after four seconds or when it may not go on.
     *
     * @param mayGoOn asked twenty times a second
     */
    synchronized boolean await(BooleanSupplier mayGoOn) {
        long deadline = System.nanoTime() + WAIT_NANOS;
        for (int mark = 0; mark < MARKS; mark++) {
            seen = false;
            flushed = false;
            awaited = WindowMark.write();
            while (!flushed) {
                if (System.nanoTime() - deadline >= 0 || !mayGoOn.getAsBoolean() || !look()) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean look() {
        try {
            wait(LOOK_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
