package dev.holter.recording;

import dev.holter.profile.Frame;
import dev.holter.profile.StackTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import one.jfr.ClassRef;
import one.jfr.JfrReader;
import one.jfr.MethodRef;
import one.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Turns the reader's stacks into nodes of the tree, each distinct stack once. For one dump. */
final class StackReader {

    /** The answer for a stack whose top frame is native code, which no Java execution sample has. */
    static final int NATIVE = -1;

    private static final byte NATIVE_FRAME = 3;

    /** Lambda and proxy classes carry an address or a number that differs from run to run. */
    private static final Pattern GENERATED = Pattern.compile("(\\$\\$Lambda).*|/0x[0-9a-f]+|\\+0x[0-9a-f]+");

    private final JfrReader reader;
    private final StackTree.Builder stacks;
    private final int stackDepth;
    private final Map<StackTrace, Integer> known = new IdentityHashMap<>();
    private final Map<MethodRef, Map<Integer, Integer>> framesByLine = new IdentityHashMap<>();

    StackReader(JfrReader reader, StackTree.Builder stacks, int stackDepth) {
        this.reader = reader;
        this.stacks = stacks;
        this.stackDepth = stackDepth;
    }

    /** The leaf node of this stack, or {@link #NATIVE}. */
    int stack(int stackTraceId) {
        StackTrace trace = reader.stackTraces.get(stackTraceId);
        if (trace == null || trace.methods.length == 0) {
            return stacks.child(StackTree.ROOT, stacks.frame(Frame.NO_STACK));
        }
        if (trace.types[0] == NATIVE_FRAME) {
            return NATIVE;
        }
        return known.computeIfAbsent(trace, this::add);
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
            return stacks.frame(new Frame("", "(unknown method)", 0));
        }
        return framesByLine
                .computeIfAbsent(method, m -> new HashMap<>())
                .computeIfAbsent(line, l -> stacks.frame(new Frame(className(method.cls), symbol(method.name), l)));
    }

    private String className(long classId) {
        ClassRef type = reader.classes.get(classId);
        String name = type == null ? "(unknown class)" : symbol(type.name).replace('/', '.');
        return name.indexOf('$') < 0 && name.indexOf('+') < 0 && name.indexOf("0x") < 0
                ? name
                : GENERATED.matcher(name).replaceAll("$1");
    }

    private String symbol(long id) {
        byte @Nullable [] bytes = reader.symbols.get(id);
        return bytes == null ? "(unknown)" : new String(bytes, StandardCharsets.UTF_8);
    }
}
