package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.profile.Frame;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.type.Detail;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.MethodTracing;
import dev.holter.recording.type.Only;
import dev.holter.recording.type.TypeDefinition;
import dev.holter.recording.type.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Reads any event as the JDK's own reader presents it. Times are in nanoseconds since the epoch. */
final class RecordedEvents implements DumpReader {

    /** JFR compares ticks with the threshold; nanoseconds made of ticks may be one off. */
    private static final Duration CLOCK_ERROR = Duration.ofNanos(1_000);

    /** The JDK's reader holds all stacks of a dump at once: a frame of some 7 bytes becomes 150, an array with boxed numbers in it; and 25 in the profile. */
    private static final int HEAP_PER_BYTE = 25;

    private final Contents contents;
    private final RecordedStacks stacks;
    private final RecordedCalls calls;
    private final Map<String, EventSettings> events = new HashMap<>();
    private final Map<String, Duration> thresholds = new HashMap<>();

    /** When the session began; what an event measured before is not the session's. */
    private long begin = Long.MIN_VALUE;

    RecordedEvents(TypeDefinition definition, Contents contents, int stackDepth) {
        this.contents = contents;
        this.stacks = new RecordedStacks(contents.stacks(), stackDepth);
        this.calls = new RecordedCalls(definition, contents);
        definition.events().forEach(event -> {
            events.put(event.event(), event);
            thresholds.put(event.event(), event.threshold().minus(CLOCK_ERROR));
        });
    }

    @Override
    public int heapPerByte() {
        return HEAP_PER_BYTE;
    }

    @Override
    public boolean read(Path dump) throws IOException {
        boolean marked = false;
        try (RecordingFile file = new RecordingFile(dump)) {
            while (file.hasMoreEvents()) {
                marked |= accept(file.readEvent());
            }
        }
        stacks.forget();
        contents.publish();
        return marked;
    }

    /** Adds one event. Returns whether it was a mark. */
    boolean accept(RecordedEvent event) {
        String name = event.getEventType().getName();
        EventSettings settings = events.get(name);
        if (settings != null) {
            if (event.getDuration().compareTo(thresholds.getOrDefault(name, Duration.ZERO)) >= 0) {
                contents.wrote(name);
                addSample(event, settings); // shorter ones are there because another recording wanted them
            }
        } else if (name.equals(MethodTracing.TIMING_EVENT)) {
            calls.counted(event, nanos(event.getStartTime()));
        } else if (name.equals(RequestScopes.EVENT)) {
            addScope(event);
        } else if (name.equals(WindowMark.NAME)) {
            long time = nanos(event.getStartTime());
            begin = begin == Long.MIN_VALUE ? time : begin;
            contents.mark(time, event.getLong("nanoTime"), 1);
            return true;
        }
        return false;
    }

    private void addScope(RecordedEvent event) {
        long start = event.getBoolean("openedBefore") ? Long.MIN_VALUE : nanos(event.getStartTime());
        contents.scope(
                event.getLong("threadId"),
                start,
                nanos(event.getEndTime()),
                event.getInt("endpoint"),
                event.getLong("request"),
                event.getBoolean("stillOpen"),
                event.getLong("traceIdHigh"),
                event.getLong("traceIdLow"));
    }

    private void addSample(RecordedEvent event, EventSettings settings) {
        if (settings.only() == Only.PARKED_FOR_A_LOCK && !isLock(event.getClass("parkedClass"))) {
            return;
        }
        if (calls.isOfOthers(event)) {
            return;
        }
        if (isOfLiveObject(event) && contents.isTightened() && event.getStackTrace() == null) {
            contents.sampleLeftOut();
            return;
        }
        RecordedThread thread = thread(event);
        if (thread == null || thread.getJavaThreadId() < 0) {
            return;
        }
        long weight = weight(event, settings);
        if (weight == 0 && settings.weight().kind() == Weight.Kind.DURATION) {
            return; // over before the session began
        }
        weight = calls.own(event, thread.getJavaThreadId(), nanos(event.getEndTime()) - weight, weight);
        int stack = calls.stack(event, stacks.stack(event.getStackTrace()));
        Detail detail = settings.detail();
        if (detail.kind() != Detail.Kind.NONE) {
            stack = contents.stacks().child(stack, contents.stacks().frame(Frame.detail(text(event, detail))));
        }
        String threadName = thread.getJavaName();
        String name = threadName == null ? "" : threadName;
        if (settings.isSampledByTime()) {
            contents.sampleOfTime(time(event), thread.getJavaThreadId(), name, stack, weight);
        } else {
            contents.sample(time(event), thread.getJavaThreadId(), name, stack, weight);
        }
    }

    /** An object that is alive belongs to the request that allocated it; an event with a duration to the one that it ended in. */
    private static long time(RecordedEvent event) {
        return isOfLiveObject(event) ? nanos(event.getInstant("allocationTime")) : nanos(event.getEndTime());
    }

    private static boolean isOfLiveObject(RecordedEvent event) {
        return event.hasField("allocationTime");
    }

    private static @Nullable RecordedThread thread(RecordedEvent event) {
        return event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
    }

    private long weight(RecordedEvent event, EventSettings settings) {
        return switch (settings.weight().kind()) {
            case ONE -> 1;
            case NANOS -> settings.weight().nanos();
            case FIELD -> event.getLong(settings.weight().field());
            case DURATION -> Math.max(0, nanos(event.getEndTime()) - Math.max(begin, nanos(event.getStartTime())));
        };
    }

    private static String text(RecordedEvent event, Detail detail) {
        if (detail.kind() == Detail.Kind.TEXT) {
            return detail.text();
        }
        RecordedClass type = event.getClass(detail.text());
        return type == null ? "unknown class" : FrameNames.className(type.getName());
    }

    /** Locks park with themselves or their queue as the blocker; waiting for a condition parks with the condition. */
    private static boolean isLock(@Nullable RecordedClass parked) {
        return parked != null
                && parked.getName().startsWith("java.util.concurrent.locks.")
                && !parked.getName().endsWith("$ConditionObject");
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** Lets go of what belongs to chunks that are read. */
    void forgetStacks() {
        stacks.forget();
    }
}
