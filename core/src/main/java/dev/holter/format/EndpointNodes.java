package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.Profile;
import dev.holter.profile.SampleTable;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each endpoint used at each node of a call tree itself. Memory grows with the profile's rows, not with nodes × endpoints. */
final class EndpointNodes {

    private final Map<String, SortedMap<Integer, long[]>> byEndpoint = new HashMap<>();

    private EndpointNodes() {}

    static EndpointNodes of(Profile profile, CallTree tree) {
        SampleTable samples = profile.samples();
        EndpointNodes nodes = new EndpointNodes();
        for (int row = 0; row < samples.size(); row++) {
            long[] sums = nodes.byEndpoint
                    .computeIfAbsent(samples.endpoint(row), endpoint -> new TreeMap<>())
                    .computeIfAbsent(tree.nodeOf(samples.stack(row)), node -> new long[2]);
            sums[0] += samples.count(row);
            sums[1] += samples.value(row);
        }
        return nodes;
    }

    /** Samples and value of the endpoint, by node, in that order; nodes where it used nothing are absent. */
    SortedMap<Integer, long[]> of(String endpoint) {
        return byEndpoint.getOrDefault(endpoint, new TreeMap<>());
    }
}
