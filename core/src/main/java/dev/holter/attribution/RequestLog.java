package dev.holter.attribution;

import java.util.Arrays;

/**
 * The requests of a session, each put together from its scopes: a request that hops from thread to thread has several, of which
 * the first ones may have ended before it was routed. In columns, 29 bytes for each request, 16 more where there are trace ids, and
 * 8 to 16 to find it by. Times are in any one unit. Not thread-safe.
 */
public final class RequestLog {

    /** The number of a request that is known by no number: each of its scopes is a request of its own. */
    public static final long UNNUMBERED = 0;

    private static final int FREE = -1;

    private long[] numbers = new long[256];
    private long[] starts = new long[256];
    private long[] ends = new long[256];
    private int[] endpoints = new int[256];
    private boolean[] stillOpen = new boolean[256];

    /** Two halves of a trace id for each request; empty until there is one. */
    private long[] traces = new long[0];

    private int size;
    private int[] index = emptyIndex(512);

    /**
     * Adds a scope to its request, which is created when it is new.
     *
     * @param number tells the endpoint's requests apart, or {@link #UNNUMBERED}
     * @param start Long.MIN_VALUE where the scope was open before the session
     * @param open whether the scope was cut by the session's end
     * @return the request's place in this log
     */
    public int add(long number, int endpoint, long start, long end, boolean open) {
        int slot = slot(number, endpoint);
        int request = index[slot];
        if (request == FREE || number == UNNUMBERED) {
            request = append(number, endpoint, start, end, open);
            if (number != UNNUMBERED) {
                index[slot] = request;
                rehashWhenHalfFull();
            }
            return request;
        }
        endpoints[request] = endpoint == EndpointNames.NO_ROUTE ? endpoints[request] : endpoint;
        starts[request] = Math.min(starts[request], start);
        ends[request] = Math.max(ends[request], end);
        stillOpen[request] |= open;
        return request;
    }

    /** Tells a request's trace id, in two halves; both 0 where it has none. */
    public void trace(int request, long high, long low) {
        if (high == 0 && low == 0) {
            return;
        }
        if (traces.length <= 2 * request + 1) {
            traces = Arrays.copyOf(traces, 2 * numbers.length);
        }
        traces[2 * request] = high;
        traces[2 * request + 1] = low;
    }

    /** The number of requests. */
    public int size() {
        return size;
    }

    /** The number of the endpoint that this request asked for. */
    public int endpoint(int request) {
        return endpoints[request];
    }

    /**
     * Judges how long the requests took.
     *
     * @param begin when the session began
     * @param nanosPerUnit the length of this log's unit, ns
     */
    public RequestSpeeds speeds(long begin, double nanosPerUnit) {
        long[] nanos = new long[size];
        boolean[] whole = new boolean[size];
        for (int request = 0; request < size; request++) {
            boolean begunBefore = starts[request] == Long.MIN_VALUE;
            long seenFrom = begunBefore ? Math.min(begin, ends[request]) : starts[request];
            nanos[request] = begunBefore && begin == Long.MIN_VALUE
                    ? 0
                    : Math.max(0, (long) ((ends[request] - seenFrom) * nanosPerUnit));
            whole[request] = !begunBefore && !stillOpen[request];
        }
        return new RequestSpeeds(Arrays.copyOf(endpoints, size), nanos, whole, traces);
    }

    private int append(long number, int endpoint, long start, long end, boolean open) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            endpoints = Arrays.copyOf(endpoints, size * 2);
            stillOpen = Arrays.copyOf(stillOpen, size * 2);
        }
        numbers[size] = number;
        starts[size] = start;
        ends[size] = end;
        endpoints[size] = endpoint;
        stillOpen[size] = open;
        return size++;
    }

    private int slot(long number, int endpoint) {
        int mask = index.length - 1;
        int slot = (int) ((number * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (index[slot] != FREE && (numbers[index[slot]] != number || !canBe(endpoints[index[slot]], endpoint))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Whether both can be of one request: before it is routed, its endpoint is not known. */
    private static boolean canBe(int known, int endpoint) {
        return known == endpoint || known == EndpointNames.NO_ROUTE || endpoint == EndpointNames.NO_ROUTE;
    }

    private void rehashWhenHalfFull() {
        if (size * 2 <= index.length) {
            return;
        }
        index = emptyIndex(index.length * 2);
        for (int request = 0; request < size; request++) {
            if (numbers[request] != UNNUMBERED) {
                index[slot(numbers[request], endpoints[request])] = request;
            }
        }
    }

    private static int[] emptyIndex(int length) {
        int[] index = new int[length];
        Arrays.fill(index, FREE);
        return index;
    }
}
