package dev.holter.format;

import dev.holter.profile.CallTree;
import dev.holter.profile.Profile;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each endpoint used at each node of a call tree itself. Memory grows with the profile's rows, not with nodes × endpoints. */
final class EndpointNodes {

    private final Map<String, SortedMap<Integer, long[]>> byEndpoint = new HashMap<>();

    private EndpointNodes() {}

    static EndpointNodes of(Profile profile, CallTree tree) {
        int[] nodeOfStack = nodeOfStack(profile.stacks(), tree);
        SampleTable samples = profile.samples();
        EndpointNodes nodes = new EndpointNodes();
        for (int row = 0; row < samples.size(); row++) {
            long[] sums = nodes.byEndpoint
                    .computeIfAbsent(samples.endpoint(row), endpoint -> new TreeMap<>())
                    .computeIfAbsent(nodeOfStack[samples.stack(row)], node -> new long[2]);
            sums[0] += samples.count(row);
            sums[1] += samples.value(row);
        }
        return nodes;
    }

    /** Samples and value of the endpoint, by node, in that order; nodes where it used nothing are absent. */
    SortedMap<Integer, long[]> of(String endpoint) {
        return byEndpoint.getOrDefault(endpoint, new TreeMap<>());
    }

    /** The folded node of each stack; -1 where no sample passed. Parents come first in both trees, so one pass will do. */
    private static int[] nodeOfStack(StackTree stacks, CallTree tree) {
        Map<Long, Integer> children = new HashMap<>();
        for (int node = CallTree.ROOT + 1; node < tree.size(); node++) {
            children.put(key(tree.parent(node), tree.labelIndex(node)), node);
        }
        int[] labels = labelOfFrame(stacks, tree);
        int[] nodes = new int[stacks.size()];
        Arrays.fill(nodes, -1);
        nodes[StackTree.ROOT] = CallTree.ROOT;
        for (int stack = StackTree.ROOT + 1; stack < nodes.length; stack++) {
            int parent = nodes[stacks.parent(stack)];
            nodes[stack] = children.getOrDefault(key(parent, labels[stacks.frameIndex(stack)]), -1);
        }
        return nodes;
    }

    private static int[] labelOfFrame(StackTree stacks, CallTree tree) {
        Map<String, Integer> known = new HashMap<>();
        tree.labels().forEach(label -> known.put(label, known.size()));
        return stacks.frames().stream()
                .mapToInt(frame -> known.getOrDefault(frame.label(), -1))
                .toArray();
    }

    private static long key(int parent, int label) {
        return ((long) parent << 32) | (label & 0xffffffffL);
    }
}
