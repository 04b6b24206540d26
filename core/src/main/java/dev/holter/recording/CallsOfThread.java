package dev.holter.recording;

import java.util.Arrays;

/**
 * The calls of one thread that have ended and are not yet known to lie within another one. An outer call ends after its inner
 * ones, and JFR writes a thread's events in the order of their ends. As many as there are recorded calls, which are bounded.
 */
final class CallsOfThread {

    private long[] starts = new long[4];
    private long[] durations = new long[4];
    private int size;

    /** Adds a call. Returns what it took without the recorded calls within it, so that no time counts twice. */
    long own(long start, long end) {
        long own = end - start;
        while (size > 0 && starts[size - 1] >= start) {
            own -= durations[--size];
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            durations = Arrays.copyOf(durations, size * 2);
        }
        starts[size] = start;
        durations[size++] = end - start;
        return Math.max(0, own);
    }
}
