package dev.holter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile folded by method: the prefix tree of its stacks, in which frames that differ only by line are one. Nodes are
 * numbered from the root, 0, downwards; a parent's number is always smaller than its children's. Immutable.
 */
public final class CallTree {

    /** The node above all outermost frames. */
    public static final int ROOT = 0;

    private final int[] parents;
    private final int[] labels;
    private final long[] selfSamples;
    private final long[] selfValues;
    private final long[] totalSamples;
    private final long[] totalValues;
    private final List<String> labelNames;
    private final int[] nodeOfStack;

    private CallTree(Fold fold) {
        this.parents = Arrays.copyOf(fold.parents, fold.size);
        this.labels = Arrays.copyOf(fold.labels, fold.size);
        this.selfSamples = Arrays.copyOf(fold.selfSamples, fold.size);
        this.selfValues = Arrays.copyOf(fold.selfValues, fold.size);
        this.totalSamples = sumUp(selfSamples);
        this.totalValues = sumUp(selfValues);
        this.labelNames = List.copyOf(fold.labelNames);
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
        return parents.length;
    }

    /** The caller's node; the root's parent is the root itself. */
    public int parent(int node) {
        return parents[node];
    }

    /** Class and method of the node's frame; empty for the root. */
    public String label(int node) {
        return node == ROOT ? "" : labelNames.get(labels[node]);
    }

    /** The node's index in {@link #labels()}; -1 for the root. */
    public int labelIndex(int node) {
        return labels[node];
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
            total[parents[node]] += total[node];
        }
        return total;
    }

    /** Merges stacks that differ only by line. */
    private static final class Fold {

        private final StackTree stacks;
        private final int[] nodeOfStack;
        private final int[] labelOfFrame;
        private final List<String> labelNames = new ArrayList<>();
        private final Map<String, Integer> labelIds = new HashMap<>();
        private final Map<Long, Integer> children = new HashMap<>();
        private int[] parents = new int[256];
        private int[] labels = new int[256];
        private long[] selfSamples = new long[256];
        private long[] selfValues = new long[256];
        private int size = 1;

        Fold(StackTree stacks) {
            this.stacks = stacks;
            this.nodeOfStack = new int[stacks.size()];
            this.labelOfFrame = new int[stacks.frames().size()];
            Arrays.fill(labelOfFrame, -1);
            labels[ROOT] = -1;
        }

        void add(int stack, long samples, long value) {
            int node = node(stack);
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
                node = child(node, label(stacks.frameIndex(at)));
                nodeOfStack[at] = node;
            }
            return node;
        }

        private int label(int frameIndex) {
            if (labelOfFrame[frameIndex] < 0) {
                String label = stacks.frames().get(frameIndex).label();
                Integer id = labelIds.get(label);
                if (id == null) {
                    id = labelNames.size();
                    labelIds.put(label, id);
                    labelNames.add(label);
                }
                labelOfFrame[frameIndex] = id;
            }
            return labelOfFrame[frameIndex];
        }

        private int child(int parent, int label) {
            Integer known = children.putIfAbsent(((long) parent << 32) | label, size);
            if (known != null) {
                return known;
            }
            if (size == parents.length) {
                parents = Arrays.copyOf(parents, size * 2);
                labels = Arrays.copyOf(labels, size * 2);
                selfSamples = Arrays.copyOf(selfSamples, size * 2);
                selfValues = Arrays.copyOf(selfValues, size * 2);
            }
            parents[size] = parent;
            labels[size] = label;
            return size++;
        }
    }
}
