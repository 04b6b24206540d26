package dev.holter.recording;

import dev.holter.profile.Frame;
import dev.holter.profile.StackTree;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import org.jspecify.annotations.Nullable;

/** Turns the JDK's stacks into nodes of the tree, each distinct object once. */
final class RecordedStacks {

    /** The JDK keeps one object for a stack of a chunk; more than this many are not worth the memory. */
    private static final int MAX_KNOWN = 20_000;

    private final StackTree.Builder stacks;
    private final int stackDepth;
    private final Map<RecordedStackTrace, Integer> known = new IdentityHashMap<>();
    private final Map<RecordedMethod, Map<Integer, Integer>> framesByLine = new IdentityHashMap<>();

    RecordedStacks(StackTree.Builder stacks, int stackDepth) {
        this.stacks = stacks;
        this.stackDepth = stackDepth;
    }

    /** The leaf node of this stack. */
    int stack(@Nullable RecordedStackTrace trace) {
        if (trace == null || trace.getFrames().isEmpty()) {
            return stacks.child(StackTree.ROOT, stacks.frame(Frame.NO_STACK));
        }
        Integer node = known.get(trace);
        if (node == null) {
            node = add(trace);
            if (known.size() >= MAX_KNOWN) {
                forget();
            }
            known.put(trace, node);
        }
        return node;
    }

    /** Lets go of what belongs to a chunk that is read. */
    void forget() {
        known.clear();
        framesByLine.clear();
    }

    private int add(RecordedStackTrace trace) {
        int node = StackTree.ROOT;
        List<RecordedFrame> frames = trace.getFrames();
        if (trace.isTruncated() || frames.size() >= stackDepth) {
            node = stacks.child(node, stacks.frame(Frame.TRUNCATED));
        }
        for (int i = frames.size() - 1; i >= 0; i--) {
            node = stacks.child(node, frame(frames.get(i)));
        }
        return node;
    }

    private int frame(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        if (method == null) {
            return stacks.frame(FrameNames.UNKNOWN_METHOD);
        }
        int line = Math.max(0, frame.getLineNumber());
        return framesByLine
                .computeIfAbsent(method, m -> new HashMap<>())
                .computeIfAbsent(
                        line,
                        l -> stacks.frame(
                                new Frame(FrameNames.className(method.getType().getName()), method.getName(), l)));
    }
}
