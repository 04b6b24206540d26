package dev.holter.attribution;

/**
 * Finds the scope in which a thread worked at a given time. Built once from the scopes of a session, then read; times are in any
 * one unit. Of nested scopes, the innermost wins.
 */
public final class ScopeTimeline {

    /** The answer where the thread worked for no request. */
    public static final int NONE = -1;

    private final long[] threads;
    private final long[] starts;
    private final long[] ends;
    private final int[] numbers;
    /** For each scope, the scope of the same thread that encloses it, or NONE. */
    private final int[] enclosing;

    /** Of scopes by thread, then start, then end backwards. Keeps the arrays. */
    ScopeTimeline(long[] threads, long[] starts, long[] ends, int[] numbers) {
        this.threads = threads;
        this.starts = starts;
        this.ends = ends;
        this.numbers = numbers;
        enclosing = new int[threads.length];
        for (int i = 0; i < enclosing.length; i++) {
            enclosing[i] = enclosing(i, i - 1, ends[i]);
        }
    }

    /** The number of the scope, given by whoever built this, that this thread worked in at this time, or {@link #NONE}. */
    public int numberAt(long thread, long time) {
        int scope = enclosing(thread, lastStartedBy(thread, time), time);
        return scope == NONE ? NONE : numbers[scope];
    }

    /** The number of scopes. */
    public int size() {
        return starts.length;
    }

    private int enclosing(int scope, int candidate, long end) {
        return enclosing(threads[scope], candidate, end);
    }

    private int enclosing(long thread, int candidate, long end) {
        int at = candidate;
        while (at != NONE && threads[at] == thread && ends[at] < end) {
            at = enclosing[at];
        }
        return at == NONE || threads[at] != thread ? NONE : at;
    }

    /** Binary search for the last scope of the thread that starts at or before the time; may belong to another thread. */
    private int lastStartedBy(long thread, long time) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean after = threads[middle] > thread || (threads[middle] == thread && starts[middle] > time);
            if (after) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }
}
