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

    /**
     * Adds a call. Returns what it took without the recorded calls within it, so that no time counts twice. A call within another ends
     * first and is read first; beyond that, calls may come in any order.
     */
    long own(long start, long end) {
        long own = end - start;
        int kept = size;
        while (kept > 0 && starts[kept - 1] >= start) {
            kept--;
        }
        int next = kept;
        for (int i = kept; i < size; i++) {
            if (starts[i] + durations[i] <= end) {
                own -= durations[i];
            } else { // a later call that was read before
                starts[next] = starts[i];
                durations[next++] = durations[i];
            }
        }
        size = next;
        insert(kept, start, end - start);
        return Math.max(0, own);
    }

    private void insert(int place, long start, long duration) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            durations = Arrays.copyOf(durations, size * 2);
        }
        System.arraycopy(starts, place, starts, place + 1, size - place);
        System.arraycopy(durations, place, durations, place + 1, size - place);
        starts[place] = start;
        durations[place] = duration;
        size++;
    }
}
