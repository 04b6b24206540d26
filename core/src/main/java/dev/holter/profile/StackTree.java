package dev.holter.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All stacks of a profile as one prefix tree. A stack is the index of its leaf node; walking the parents up to {@link #ROOT}
 * yields its frames, leaf first. Stacks that share their callers share the nodes, so memory grows with distinct call paths and
 * not with samples. A parent's index is always smaller than its children's.
 */
public final class StackTree {

    /** The node above every stack's outermost frame. It has no frame itself. */
    public static final int ROOT = 0;

    private final int[] parents;
    private final int[] frameIndexes;
    private final List<Frame> frames;

    private StackTree(int[] parents, int[] frameIndexes, List<Frame> frames) {
        this.parents = parents;
        this.frameIndexes = frameIndexes;
        this.frames = frames;
    }

    /** The number of nodes, the root included. */
    public int size() {
        return parents.length;
    }

    /** The caller's node; {@link #ROOT} for an outermost frame. */
    public int parent(int node) {
        return parents[node];
    }

    /** The frame at this node, which must not be {@link #ROOT}. */
    public Frame frame(int node) {
        return frames.get(frameIndexes[node]);
    }

    /** The index of this node's frame in {@link #frames()}. */
    public int frameIndex(int node) {
        return frameIndexes[node];
    }

    /** The distinct frames. */
    public List<Frame> frames() {
        return frames;
    }

    /** The frames of a stack, leaf first. */
    public List<Frame> stack(int leaf) {
        List<Frame> stack = new ArrayList<>();
        for (int node = leaf; node != ROOT; node = parents[node]) {
            stack.add(frame(node));
        }
        return stack;
    }

    /** The heap bytes that this tree retains, estimated from its arrays and strings. */
    public long retainedBytes() {
        long text = 0;
        for (Frame frame : frames) {
            text += 64L + frame.className().length() + frame.methodName().length();
        }
        return 8L * parents.length + text;
    }

    /** Grows a tree from the outermost frame inwards. Not thread-safe. */
    public static final class Builder {

        private static final int FREE = 0;

        private int[] parents = new int[1024];
        private int[] frameIndexes = new int[1024];
        private int size = 1;
        private int[] index = new int[4096];
        private final List<Frame> frames = new ArrayList<>();
        private final Map<Frame, Integer> frameIds = new HashMap<>();

        /** The id of a frame, to be passed to {@link #child}. */
        public int frame(Frame frame) {
            Integer known = frameIds.get(frame);
            if (known != null) {
                return known;
            }
            frames.add(frame);
            frameIds.put(frame, frames.size() - 1);
            return frames.size() - 1;
        }

        /** The node below {@code parent} for the frame with this id; created when it is new. */
        public int child(int parent, int frameId) {
            int slot = slot(parent, frameId);
            if (index[slot] != FREE) {
                return index[slot];
            }
            if (size == parents.length) {
                parents = Arrays.copyOf(parents, size * 2);
                frameIndexes = Arrays.copyOf(frameIndexes, size * 2);
            }
            int node = size++;
            parents[node] = parent;
            frameIndexes[node] = frameId;
            index[slot] = node;
            if (size * 2 > index.length) {
                rehash();
            }
            return node;
        }

        /** How many frames lie between the root and this node, itself included. */
        public int depth(int node) {
            int depth = 0;
            for (int at = node; at != ROOT; at = parents[at]) {
                depth++;
            }
            return depth;
        }

        /** The number of nodes so far, the root included. */
        public int size() {
            return size;
        }

        /** The tree as it stands. */
        public StackTree build() {
            return new StackTree(Arrays.copyOf(parents, size), Arrays.copyOf(frameIndexes, size), List.copyOf(frames));
        }

        private int slot(int parent, int frameId) {
            int mask = index.length - 1;
            int slot = hash(parent, frameId) & mask;
            while (index[slot] != FREE && (parents[index[slot]] != parent || frameIndexes[index[slot]] != frameId)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void rehash() {
            index = new int[index.length * 2];
            for (int node = 1; node < size; node++) {
                index[slot(parents[node], frameIndexes[node])] = node;
            }
        }

        private static int hash(int parent, int frameId) {
            long mixed = (((long) parent << 32) ^ frameId) * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32);
        }
    }
}
