package dev.holter.recording;

import dev.holter.profile.Frame;
import dev.holter.profile.StackTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import one.jfr.ClassRef;
import one.jfr.JfrReader;
import one.jfr.MethodRef;
import one.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Turns the reader's stacks into nodes of the tree, each distinct stack once. For one dump. */
final class DumpStacks {

    /** The answer for a stack whose top frame is native code, which no Java execution sample has. */
    static final int NATIVE = -1;

    private static final byte NATIVE_FRAME = 3;

    private final JfrReader reader;
    private final StackTree.Builder stacks;
    private final int stackDepth;
    private final Map<StackTrace, Integer> known = new IdentityHashMap<>();
    private final Map<MethodRef, Map<Integer, Integer>> framesByLine = new IdentityHashMap<>();

    DumpStacks(JfrReader reader, StackTree.Builder stacks, int stackDepth) {
        this.reader = reader;
        this.stacks = stacks;
        this.stackDepth = stackDepth;
    }

    /** The leaf node of this stack, or {@link #NATIVE}. */
    int stack(int stackTraceId) {
        StackTrace trace = reader.stackTraces.get(stackTraceId);
        return trace != null && trace.types.length > 0 && trace.types[0] == NATIVE_FRAME ? NATIVE : node(trace);
    }

    /** The leaf node of this stack, whatever its top frame is. */
    int any(int stackTraceId) {
        return node(reader.stackTraces.get(stackTraceId));
    }

    private int node(@Nullable StackTrace trace) {
        return trace == null || trace.methods.length == 0
                ? stacks.child(StackTree.ROOT, stacks.frame(Frame.NO_STACK))
                : known.computeIfAbsent(trace, this::add);
    }

    private int add(StackTrace trace) {
        int node = StackTree.ROOT;
        if (trace.methods.length >= stackDepth) {
            node = stacks.child(node, stacks.frame(Frame.TRUNCATED));
        }
        for (int i = trace.methods.length - 1; i >= 0; i--) {
            node = stacks.child(node, frame(trace.methods[i], line(trace.locations[i])));
        }
        return node;
    }

    /** The reader keeps 16 bits of the line; all of them set is JFR's -1, for a method without line numbers. */
    private static int line(int location) {
        int line = location >>> 16;
        return line == 0xFFFF ? 0 : line;
    }

    private int frame(long methodId, int line) {
        MethodRef method = reader.methods.get(methodId);
        if (method == null) {
            return stacks.frame(FrameNames.UNKNOWN_METHOD);
        }
        return framesByLine
                .computeIfAbsent(method, m -> new HashMap<>())
                .computeIfAbsent(line, l -> stacks.frame(new Frame(className(method.cls), symbol(method.name), l)));
    }

    /** The name of a class as Java writes it. */
    String className(long classId) {
        ClassRef type = reader.classes.get(classId);
        return type == null ? "(unknown class)" : FrameNames.className(symbol(type.name));
    }

    private String symbol(long id) {
        byte @Nullable [] bytes = reader.symbols.get(id);
        return bytes == null ? "(unknown)" : new String(bytes, StandardCharsets.UTF_8);
    }
}
