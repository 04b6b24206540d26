package dev.holter.profile;

import java.util.List;

/**
 * How long the requests of one endpoint took in a session, and where that draws the line between the slow ones and the rest.
 * Percentiles are nearest-rank, over the requests that were seen whole; a request is slow if it took longer than p95.
 *
 * @param endpoint the route template
 * @param requests all that were seen, in whole or in part
 * @param wholeRequests those of which the session saw beginning and end
 * @param slowRequests those that are known to be slow
 * @param p50Nanos median duration, ns; 0 where no request was seen whole
 * @param p95Nanos 95th percentile of the durations, ns; 0 where fewer than {@link #ENOUGH} requests were seen whole
 * @param maxNanos longest duration, ns; 0 where no request was seen whole
 * @param slowest the slowest of those whose trace is known, seen whole or in part, slowest first; at most {@link #MAX_SLOWEST}
 */
public record EndpointRequests(
        String endpoint,
        long requests,
        long wholeRequests,
        long slowRequests,
        long p50Nanos,
        long p95Nanos,
        long maxNanos,
        List<TracedRequest> slowest) {

    /** With fewer requests there is no p95: a nearest rank would call the longest of them slow, whatever it is. */
    public static final int ENOUGH = 20;

    /** How many requests are told by their trace: enough to look at, and few in an answer that names hundreds of endpoints. */
    public static final int MAX_SLOWEST = 5;

    public EndpointRequests {
        slowest = List.copyOf(slowest);
    }

    /** The same where no trace is known. */
    public EndpointRequests(
            String endpoint,
            long requests,
            long wholeRequests,
            long slowRequests,
            long p50Nanos,
            long p95Nanos,
            long maxNanos) {
        this(endpoint, requests, wholeRequests, slowRequests, p50Nanos, p95Nanos, maxNanos, List.of());
    }

    /** Whether there were enough requests to tell the slow ones from the rest. */
    public boolean tellsSlow() {
        return wholeRequests >= ENOUGH;
    }
}
