package dev.holter.profile;

import java.util.Arrays;
import java.util.List;

/**
 * A profile folded by method: the prefix tree of its stacks, in which frames that differ only by line are one. Nodes are
 * numbered from the root, 0, downwards; a parent's number is always smaller than its children's. Immutable.
 */
public final class CallTree {

    /** The node above all outermost frames. */
    public static final int ROOT = 0;

    /** What folding takes at its peak for each node of the stacks, bytes, about. */
    public static final long BYTES_OF_A_NODE = 100;

    /** Its frames are labels. */
    private final StackTree nodes;

    private final long[] selfSamples;
    private final long[] selfValues;
    private final long[] totalSamples;
    private final long[] totalValues;
    private final List<String> labelNames;
    private final int[] nodeOfStack;

    private CallTree(Fold fold) {
        this.nodes = fold.nodes.build();
        this.selfSamples = Arrays.copyOf(fold.selfSamples, nodes.size());
        this.selfValues = Arrays.copyOf(fold.selfValues, nodes.size());
        this.totalSamples = sumUp(selfSamples);
        this.totalValues = sumUp(selfValues);
        this.labelNames = List.copyOf(fold.labels.names());
        this.nodeOfStack = fold.nodeOfStack;
    }

    /** Folds the profile's samples; only nodes that carry samples are in the tree. */
    public static CallTree of(Profile profile) {
        Fold fold = new Fold(profile.stacks());
        SampleTable samples = profile.samples();
        for (int row = 0; row < samples.size(); row++) {
            fold.add(samples.stack(row), samples.count(row), samples.value(row));
        }
        return new CallTree(fold);
    }

    /** The number of nodes, the root included. */
    public int size() {
        return nodes.size();
    }

    /** The caller's node; the root's parent is the root itself. */
    public int parent(int node) {
        return nodes.parent(node);
    }

    /** Class and method of the node's frame; empty for the root. */
    public String label(int node) {
        return node == ROOT ? "" : labelNames.get(nodes.frameIndex(node));
    }

    /** The node's index in {@link #labels()}; -1 for the root. */
    public int labelIndex(int node) {
        return node == ROOT ? -1 : nodes.frameIndex(node);
    }

    /** The distinct labels. */
    public List<String> labels() {
        return labelNames;
    }

    /** The node that a stack was folded into; the stack must be one of the profile's samples. */
    public int nodeOf(int stack) {
        return nodeOfStack[stack];
    }

    /** Samples whose leaf is this node. */
    public long selfSamples(int node) {
        return selfSamples[node];
    }

    /** Value of the samples whose leaf is this node, in the unit of the profile's type. */
    public long selfValue(int node) {
        return selfValues[node];
    }

    /** Samples at or below this node. */
    public long totalSamples(int node) {
        return totalSamples[node];
    }

    /** Value of the samples at or below this node, in the unit of the profile's type. */
    public long totalValue(int node) {
        return totalValues[node];
    }

    private long[] sumUp(long[] self) {
        long[] total = self.clone();
        for (int node = total.length - 1; node > ROOT; node--) {
            total[nodes.parent(node)] += total[node];
        }
        return total;
    }

    /** Merges stacks that differ only by line. */
    private static final class Fold {

        private final StackTree stacks;
        private final Labels labels;
        private final int[] nodeOfStack;
        private final StackTree.Builder nodes = new StackTree.Builder();
        private long[] selfSamples = new long[256];
        private long[] selfValues = new long[256];

        Fold(StackTree stacks) {
            this.stacks = stacks;
            this.labels = new Labels(stacks.frames());
            this.nodeOfStack = new int[stacks.size()];
        }

        void add(int stack, long samples, long value) {
            int node = node(stack);
            if (node >= selfSamples.length) {
                int length = Math.max(nodes.size(), selfSamples.length * 2);
                selfSamples = Arrays.copyOf(selfSamples, length);
                selfValues = Arrays.copyOf(selfValues, length);
            }
            selfSamples[node] += samples;
            selfValues[node] += value;
        }

        /** Walks up to the nearest ancestor that has a node already, then down again; no recursion, stacks may be deep. */
        private int node(int stack) {
            int depth = 0;
            int known = stack;
            while (known != StackTree.ROOT && nodeOfStack[known] == ROOT) {
                known = stacks.parent(known);
                depth++;
            }
            int[] path = new int[depth];
            for (int at = stack, i = depth - 1; i >= 0; i--) {
                path[i] = at;
                at = stacks.parent(at);
            }
            int node = nodeOfStack[known];
            for (int at : path) {
                node = nodes.child(node, labels.of(stacks.frameIndex(at)));
                nodeOfStack[at] = node;
            }
            return node;
        }
    }
}
