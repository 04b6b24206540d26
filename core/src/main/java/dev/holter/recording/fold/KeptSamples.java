package dev.holter.recording.fold;

import dev.holter.profile.StackTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What is kept of a session's samples where not all are: stacks and names of the others do not get into its profile, hidden or not.
 */
final class KeptSamples {

    private static final String DROPPED = "";

    private final KeptEndpoints kept;
    private final List<String> endpoints;
    private final StackTree.Builder read;
    private final StackTree all;
    private final StackTree.Builder stacks = new StackTree.Builder();
    private final int[] moved;
    private final BitSet endpointsSeen = new BitSet();
    private final BitSet groupsSeen = new BitSet();
    private long dropped;

    /**
     * @param endpoints the names by their numbers
     * @param read the stacks of all samples
     */
    KeptSamples(KeptEndpoints kept, List<String> endpoints, StackTree.Builder read) {
        this.kept = kept;
        this.endpoints = endpoints;
        this.read = read;
        this.all = kept.isAll() ? new StackTree.Builder().build() : read.build();
        this.moved = new int[all.size()];
    }

    /** Whether a sample of this endpoint is kept; one that is not is counted. */
    boolean keeps(int endpoint) {
        boolean keeps = kept.isAll() || kept.keeps(endpoints.get(endpoint));
        dropped += keeps ? 0 : 1;
        return keeps;
    }

    /** The stack of a sample that is kept, in the tree of those that are. */
    int stack(int stack, int endpoint, int group) {
        if (kept.isAll()) {
            return stack;
        }
        endpointsSeen.set(endpoint);
        groupsSeen.set(group);
        return move(stack);
    }

    private int move(int node) {
        if (node == StackTree.ROOT) {
            return StackTree.ROOT;
        }
        if (moved[node] == 0) {
            moved[node] = stacks.child(move(all.parent(node)), stacks.frame(all.frame(node)));
        }
        return moved[node];
    }

    /** The stacks of what is kept. */
    StackTree stacks() {
        return kept.isAll() ? read.build() : stacks.build();
    }

    /** The names of endpoints by their numbers, without those of which nothing is kept. */
    List<String> endpointNames() {
        return kept.isAll() ? endpoints : seen(endpoints, endpointsSeen);
    }

    /** The same of thread groups. */
    List<String> groupNames(List<String> names) {
        return kept.isAll() ? names : seen(names, groupsSeen);
    }

    private static List<String> seen(List<String> names, BitSet seen) {
        List<String> left = new ArrayList<>(names);
        left.replaceAll(name -> DROPPED);
        seen.stream().forEach(number -> left.set(number, names.get(number)));
        return left;
    }

    /** How many samples were not kept. */
    long dropped() {
        return dropped;
    }
}
