package dev.holter.attribution;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.TracedRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The slowest requests of each endpoint among those whose trace is known. */
final class SlowestTraces {

    private final long[] nanos;
    private final long[] traces;
    private final Map<Integer, PriorityQueue<Integer>> slowest = new HashMap<>();

    /**
     * @param endpoints the endpoint of each request
     * @param nanos how long each request took, as far as it was seen
     * @param traces two halves of a trace id for each request; shorter where the last requests have none
     */
    SlowestTraces(int[] endpoints, long[] nanos, long[] traces) {
        this.nanos = nanos;
        this.traces = traces;
        for (int request = 0; request < Math.min(nanos.length, traces.length / 2); request++) {
            if (traces[2 * request] != 0 || traces[2 * request + 1] != 0) {
                add(endpoints[request], request);
            }
        }
    }

    private void add(int endpoint, int request) {
        PriorityQueue<Integer> kept = slowest.computeIfAbsent(
                endpoint, any -> new PriorityQueue<>(Comparator.comparingLong((Integer each) -> nanos[each])));
        if (kept.size() < EndpointRequests.MAX_SLOWEST) {
            kept.add(request);
        } else if (nanos[request] > nanos[kept.element()]) {
            kept.remove();
            kept.add(request);
        }
    }

    /** Those of one endpoint, slowest first. */
    List<TracedRequest> of(int endpoint) {
        return slowest.getOrDefault(endpoint, new PriorityQueue<>()).stream()
                .sorted(Comparator.comparingLong((Integer request) -> nanos[request])
                        .reversed())
                .map(request ->
                        new TracedRequest(TraceId.text(traces[2 * request], traces[2 * request + 1]), nanos[request]))
                .toList();
    }
}
