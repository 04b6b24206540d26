package dev.holter.attribution;

import java.util.Arrays;

/**
 * The request scopes of a session as they were read, in any order; in columns, 37 bytes each, 16 more where there are trace ids.
 * Not thread-safe.
 */
public final class ScopeLog {

    private long[] threads = new long[256];
    private long[] starts = new long[256];
    private long[] ends = new long[256];
    private long[] requests = new long[256];
    private int[] endpoints = new int[256];
    private boolean[] stillOpen = new boolean[256];

    /** Two halves of a trace id for each scope; empty until there is one. */
    private long[] traces = new long[0];

    private int size;

    /**
     * Adds a scope. Times are in any one unit.
     *
     * @param start Long.MIN_VALUE where the scope was open before the session
     * @param request tells the endpoint's requests apart, or {@link RequestLog#UNNUMBERED}
     * @param open whether the scope was cut by the session's end
     */
    public void add(long thread, long start, long end, int endpoint, long request, boolean open) {
        if (size == starts.length) {
            grow();
        }
        threads[size] = thread;
        starts[size] = start;
        ends[size] = end;
        endpoints[size] = endpoint;
        requests[size] = request;
        stillOpen[size++] = open;
    }

    /** Tells the trace id of the scope that was added last, in two halves; both 0 where it has none. */
    public void trace(long high, long low) {
        if (high == 0 && low == 0) {
            return;
        }
        if (traces.length < 2 * size) {
            traces = Arrays.copyOf(traces, 2 * starts.length);
        }
        traces[2 * size - 2] = high;
        traces[2 * size - 1] = low;
    }

    /** How many scopes were added. */
    public int size() {
        return size;
    }

    /** Puts the requests together from their scopes; what the timeline answers are places in that log. */
    public ScopeTimeline join(RequestLog log) {
        int[] order = new ScopeOrder(threads, starts, ends, size).sorted();
        int count = withoutDoubles(order);
        long[] ofThreads = new long[count];
        long[] from = new long[count];
        long[] to = new long[count];
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            int scope = order[i];
            ofThreads[i] = threads[scope];
            from[i] = starts[scope];
            to[i] = ends[scope];
            numbers[i] = join(scope, log);
        }
        return new ScopeTimeline(ofThreads, from, to, numbers);
    }

    /** The place of the scope's request; none of a scope that belongs to no request but hides the one around it. */
    private int join(int scope, RequestLog log) {
        if (endpoints[scope] == EndpointNames.UNATTRIBUTED) {
            return ScopeTimeline.NONE;
        }
        int place = log.add(requests[scope], endpoints[scope], starts[scope], ends[scope], stillOpen[scope]);
        if (traces.length > 2 * scope) {
            log.trace(place, traces[2 * scope], traces[2 * scope + 1]);
        }
        return place;
    }

    /** Leaves each scope once in the order; returns how many those are. */
    private int withoutDoubles(int[] order) {
        int count = 0;
        for (int scope : order) {
            int same = sameAs(scope, order, count);
            if (same < 0) {
                order[count++] = scope;
            } else {
                stillOpen[same] &= stillOpen[scope]; // one of both saw it end
            }
        }
        return count;
    }

    /** The record of the same scope, written when the session's end and its own coincided, among the first of the order; or -1. */
    private int sameAs(int scope, int[] order, int count) {
        for (int i = count - 1; i >= 0; i--) {
            int other = order[i];
            if (threads[other] != threads[scope] || starts[other] != starts[scope]) {
                return -1;
            }
            if ((stillOpen[other] || stillOpen[scope])
                    && endpoints[other] == endpoints[scope]
                    && requests[other] == requests[scope]) {
                return other;
            }
        }
        return -1;
    }

    private void grow() {
        threads = Arrays.copyOf(threads, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
        requests = Arrays.copyOf(requests, size * 2);
        endpoints = Arrays.copyOf(endpoints, size * 2);
        stillOpen = Arrays.copyOf(stillOpen, size * 2);
    }
}
