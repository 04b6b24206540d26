package dev.holter.attribution;

import java.util.Arrays;
import java.util.Comparator;

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

    private ScopeTimeline(Builder scopes) {
        Integer[] order = new Integer[scopes.size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingLong(i -> scopes.threads[i])
                        .thenComparingLong(i -> scopes.starts[i])
                        .thenComparing(Comparator.<Integer>comparingLong(i -> scopes.ends[i])
                                .reversed()));
        threads = Arrays.stream(order).mapToLong(i -> scopes.threads[i]).toArray();
        starts = Arrays.stream(order).mapToLong(i -> scopes.starts[i]).toArray();
        ends = Arrays.stream(order).mapToLong(i -> scopes.ends[i]).toArray();
        numbers = Arrays.stream(order).mapToInt(i -> scopes.numbers[i]).toArray();
        enclosing = new int[order.length];
        for (int i = 0; i < enclosing.length; i++) {
            enclosing[i] = enclosing(i, i - 1, ends[i]);
        }
    }

    /** The number with which the scope was added that this thread worked in at this time, or {@link #NONE}. */
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

    /** Collects scopes in any order. Not thread-safe. */
    public static final class Builder {

        private long[] threads = new long[256];
        private long[] starts = new long[256];
        private long[] ends = new long[256];
        private int[] numbers = new int[256];
        private int size;

        /** Adds a scope; {@code number} is the caller's, not negative. */
        public void add(long thread, long start, long end, int number) {
            if (size == starts.length) {
                threads = Arrays.copyOf(threads, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            threads[size] = thread;
            starts[size] = start;
            ends[size] = end;
            numbers[size++] = number;
        }

        /** The timeline of what was added. */
        public ScopeTimeline build() {
            return new ScopeTimeline(this);
        }
    }
}
