package dev.holter.format;

import dev.holter.profile.Frame;
import dev.holter.profile.StackTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmc.flightrecorder.writer.api.Recording;
import org.openjdk.jmc.flightrecorder.writer.api.Type;
import org.openjdk.jmc.flightrecorder.writer.api.TypedFieldBuilder;
import org.openjdk.jmc.flightrecorder.writer.api.TypedValue;
import org.openjdk.jmc.flightrecorder.writer.api.Types;

/**
 * The types that a recording needs to have threads and stacks, in the order of fields that HotSpot writes, because readers rely on
 * it, and their values, each written once.
 */
final class RecordingTypes {

    private static final String EVENT = "jdk.jfr.Event";
    private static final String INTERPRETED = "Interpreted";

    private final Recording recording;
    private final StackTree stacks;
    private final Type timestamp;
    private final Type threadType;
    private final Type classType;
    private final Type methodType;
    private final Type frameType;
    private final Type stackTraceType;
    private final Map<String, TypedValue> threads = new HashMap<>();
    private final Map<String, TypedValue> classes = new HashMap<>();
    private final Map<Frame, TypedValue> frames = new HashMap<>();
    private final Map<Integer, TypedValue> stackTraces = new HashMap<>();

    RecordingTypes(Recording recording, StackTree stacks) {
        this.recording = recording;
        this.stacks = stacks;
        Types types = recording.getTypes();
        this.timestamp = recording.registerAnnotationType(
                "jdk.jfr.Timestamp", type -> type.addField("value", Types.Builtin.STRING));
        this.threadType = types.getOrAdd("java.lang.Thread", type -> {
            type.addField("osName", Types.Builtin.STRING);
            type.addField("osThreadId", Types.Builtin.LONG);
            type.addField("javaName", Types.Builtin.STRING);
            type.addField("javaThreadId", Types.Builtin.LONG);
        });
        this.classType = types.getOrAdd("java.lang.Class", type -> {
            type.addField("name", Types.Builtin.STRING);
            type.addField("modifiers", Types.Builtin.INT);
        });
        this.methodType = types.getOrAdd("jdk.types.Method", type -> {
            type.addField("type", classType);
            type.addField("name", Types.Builtin.STRING);
            type.addField("descriptor", Types.Builtin.STRING);
            type.addField("modifiers", Types.Builtin.INT);
            type.addField("hidden", Types.Builtin.BOOLEAN);
        });
        this.frameType = types.getOrAdd("jdk.types.StackFrame", null, false, type -> {
            type.addField("method", methodType);
            type.addField("lineNumber", Types.Builtin.INT);
            type.addField("bytecodeIndex", Types.Builtin.INT);
            type.addField("type", Types.Builtin.STRING);
        });
        this.stackTraceType = types.getOrAdd("jdk.types.StackTrace", type -> {
            type.addField("truncated", Types.Builtin.BOOLEAN);
            type.addField("frames", frameType, TypedFieldBuilder::asArray);
        });
    }

    /** An event type with a thread, a stack and what a sample has. */
    Type event(String name, String threadField, boolean weight) {
        return recording.registerType(name, EVENT, type -> {
            type.addField("startTime", Types.Builtin.LONG, field -> field.addAnnotation(timestamp, "TICKS"));
            type.addField(threadField, threadType);
            type.addField("stackTrace", stackTraceType);
            if (weight) {
                type.addField("weight", Types.Builtin.LONG);
            }
            type.addField("endpoint", Types.Builtin.STRING);
            type.addField("slow", Types.Builtin.BOOLEAN);
            type.addField("samples", Types.Builtin.LONG);
            type.addField("value", Types.Builtin.LONG);
            type.addField("unit", Types.Builtin.STRING);
        });
    }

    /** A thread that stands for a group of threads. */
    TypedValue thread(String group) {
        return threads.computeIfAbsent(
                group,
                name -> threadType.asValue(thread -> {
                    thread.putField("osName", name);
                    thread.putField("osThreadId", (long) threads.size() + 1);
                    thread.putField("javaName", name);
                    thread.putField("javaThreadId", (long) threads.size() + 1);
                }));
    }

    /** The stack with this leaf; none where it is empty. */
    TypedValue stackTrace(int leaf) {
        TypedValue known = stackTraces.get(leaf);
        if (known != null) {
            return known;
        }
        List<Frame> stack = stacks.stack(leaf);
        boolean truncated = stack.contains(Frame.TRUNCATED);
        TypedValue[] values = stack.stream()
                .filter(frame -> !frame.equals(Frame.TRUNCATED))
                .map(this::frame)
                .toArray(TypedValue[]::new);
        TypedValue trace = values.length == 0
                ? stackTraceType.nullValue()
                : stackTraceType.asValue(fields -> {
                    fields.putField("truncated", truncated);
                    fields.putField("frames", values);
                });
        stackTraces.put(leaf, trace);
        return trace;
    }

    private TypedValue frame(Frame frame) {
        return frames.computeIfAbsent(frame, each -> {
            TypedValue method = methodType.asValue(fields -> {
                fields.putField("type", classOf(each));
                fields.putField("name", each.methodName());
                fields.putField("descriptor", "()V");
                fields.putField("modifiers", 0);
                fields.putField("hidden", false);
            });
            return frameType.asValue(fields -> {
                fields.putField("method", method);
                fields.putField("lineNumber", each.line());
                fields.putField("bytecodeIndex", 0);
                fields.putField("type", INTERPRETED);
            });
        });
    }

    /** Frames that stand for something else than a method belong to a class that says so. */
    private TypedValue classOf(Frame frame) {
        return classes.computeIfAbsent(
                frame.isDetail() ? "holter" : frame.className(),
                name -> classType.asValue(fields -> {
                    fields.putField("name", name.replace('.', '/'));
                    fields.putField("modifiers", 0);
                }));
    }
}
