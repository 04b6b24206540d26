package dev.holter.recording;

import dev.holter.profile.Frame;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.MethodTally.Key;
import dev.holter.recording.fold.MethodTally.Reading;
import dev.holter.recording.type.MethodTracing;
import dev.holter.recording.type.TracedMethods;
import dev.holter.recording.type.TypeDefinition;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import org.jspecify.annotations.Nullable;

/** What events tell of the calls of the type's methods; those of methods that another recording named are left out. */
final class RecordedCalls {

    private final TracedMethods methods;
    private final Contents contents;
    private final Map<Long, CallsOfThread> threads = new HashMap<>();

    RecordedCalls(TypeDefinition definition, Contents contents) {
        this.methods = MethodTracing.methods(definition);
        this.contents = contents;
    }

    /** Whether the event tells of calls, and the session did not ask for them. */
    boolean isOfOthers(RecordedEvent event) {
        return isCall(event) && method(event) == null;
    }

    private static boolean isCall(RecordedEvent event) {
        return event.getEventType().getName().equals(MethodTracing.EVENT);
    }

    /**
     * Adds a call to the tally. Returns what it took itself, ns; for any other event, the weight as it is.
     *
     * @param start when it began, ns since the epoch
     */
    long own(RecordedEvent event, long thread, long start, long weight) {
        RecordedMethod method = isCall(event) ? method(event) : null;
        if (method == null) {
            return weight;
        }
        contents.methods().call(key(method), weight);
        return threads.computeIfAbsent(thread, id -> new CallsOfThread()).own(start, start + weight);
    }

    /** The stack of a call starts at its caller; this puts the method on top. For any other event, the stack as it is. */
    int stack(RecordedEvent event, int stack) {
        RecordedMethod method = isCall(event) ? method(event) : null;
        if (method == null) {
            return stack;
        }
        Frame frame = new Frame(FrameNames.className(method.getType().getName()), method.getName(), 0);
        return contents.stacks().child(stack, contents.stacks().frame(frame));
    }

    /** Adds what the JVM counted of a method's calls. */
    void counted(RecordedEvent event, long time) {
        RecordedMethod method = method(event);
        if (method == null) {
            return;
        }
        long calls = event.getLong("invocations");
        boolean any = calls > 0 && event.getLong("average") != Long.MIN_VALUE;
        long average = any ? event.getDuration("average").toNanos() : 0;
        contents.methods()
                .reading(
                        key(method),
                        new Reading(
                                time,
                                calls,
                                calls * average,
                                any ? event.getDuration("minimum").toNanos() : 0,
                                any ? event.getDuration("maximum").toNanos() : 0));
    }

    private @Nullable RecordedMethod method(RecordedEvent event) {
        RecordedMethod method = event.getValue("method");
        return method != null && methods.contains(method.getType().getName(), method.getName()) ? method : null;
    }

    private static Key key(RecordedMethod method) {
        return new Key(
                method.getType().getId(), method.getType().getName() + "::" + method.getName(), method.getDescriptor());
    }
}
