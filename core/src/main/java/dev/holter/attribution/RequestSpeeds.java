package dev.holter.attribution;

import dev.holter.profile.EndpointRequests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which requests of a session were slow: those that took longer than 95 % of their endpoint's requests that were seen whole. One
 * that was seen in part is slow if that part is long enough already; otherwise it is not known, and counts as not slow.
 */
public final class RequestSpeeds {

    private final int[] endpoints;
    private final boolean[] slow;
    private final int[] seen;
    private final int[] slowOf;
    /** The durations of the requests that were seen whole, by endpoint, ascending. */
    private final long[][] durations;

    private final SlowestTraces traces;

    RequestSpeeds(int[] endpoints, long[] nanos, boolean[] whole, long[] traces) {
        this.endpoints = endpoints;
        this.traces = new SlowestTraces(endpoints, nanos, traces);
        int count = Arrays.stream(endpoints).max().orElse(-1) + 1;
        seen = new int[count];
        slowOf = new int[count];
        slow = new boolean[endpoints.length];
        durations = durations(nanos, whole);
        for (int request = 0; request < endpoints.length; request++) {
            int endpoint = endpoints[request];
            seen[endpoint]++;
            long[] sorted = durations[endpoint];
            if (sorted.length >= EndpointRequests.ENOUGH && nanos[request] > percentile(sorted, 95)) {
                slow[request] = true;
                slowOf[endpoint]++;
            }
        }
    }

    /** Whether this request of the log is known to be slow. */
    public boolean isSlow(int request) {
        return slow[request];
    }

    /** What is known of each endpoint that was asked for, in the order of their numbers. */
    public List<EndpointRequests> endpoints(List<String> names) {
        List<EndpointRequests> all = new ArrayList<>();
        for (int endpoint = 0; endpoint < seen.length; endpoint++) {
            if (seen[endpoint] > 0) {
                all.add(requests(names.get(endpoint), endpoint));
            }
        }
        return all;
    }

    private EndpointRequests requests(String name, int endpoint) {
        long[] sorted = durations[endpoint];
        return new EndpointRequests(
                name,
                seen[endpoint],
                sorted.length,
                slowOf[endpoint],
                percentile(sorted, 50),
                sorted.length < EndpointRequests.ENOUGH ? 0 : percentile(sorted, 95),
                percentile(sorted, 100),
                traces.of(endpoint));
    }

    private long[][] durations(long[] nanos, boolean[] whole) {
        int[] sizes = new int[seen.length];
        for (int request = 0; request < nanos.length; request++) {
            sizes[endpoints[request]] += whole[request] ? 1 : 0;
        }
        long[][] all = new long[sizes.length][];
        Arrays.setAll(all, endpoint -> new long[sizes[endpoint]]);
        for (int request = 0; request < nanos.length; request++) {
            if (whole[request]) {
                all[endpoints[request]][--sizes[endpoints[request]]] = nanos[request];
            }
        }
        for (long[] each : all) {
            Arrays.sort(each);
        }
        return all;
    }

    /** Nearest rank: the smallest value that at least so many percent of the values do not exceed; 0 of none. */
    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }
}
