package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.profile.Frame;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.type.CpuSource;
import dev.holter.recording.type.Detail;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.TypeDefinition;
import dev.holter.recording.type.Weight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import one.jfr.JfrReader;
import one.jfr.event.AllocationSample;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;

/**
 * Reads sampled events by the position of their fields, which costs half to a third of what the JDK's own reader costs. For the
 * types that continuous windows collect; knows few events. Times are in JFR's ticks.
 */
final class PositionalReader implements DumpReader {

    private static final String EXECUTION = "jdk.ExecutionSample";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";

    /** What the library tells apart and we checked against the JDK's reader, and how this reader weighs and tells of it. */
    private static final Set<List<Object>> KNOWN = Set.of(
            List.of(EXECUTION, Weight.ONE, Detail.NONE),
            List.of(CpuSource.CPU_TIME_EVENT, Weight.ONE, Detail.NONE),
            List.of(ALLOCATION, Weight.field("weight"), Detail.classIn("objectClass")));

    /** A frame of some 7 bytes becomes 13 in arrays of numbers, and 25 in the profile; and scopes are kept. */
    private static final int HEAP_PER_BYTE = 8;

    private final Contents contents;
    private final int stackDepth;
    private final Set<String> wanted;

    PositionalReader(TypeDefinition definition, Contents contents, int stackDepth) {
        this.contents = contents;
        this.stackDepth = stackDepth;
        this.wanted = definition.events().stream().map(EventSettings::event).collect(Collectors.toSet());
    }

    static boolean knows(TypeDefinition definition) {
        return definition.events().stream()
                .allMatch(event -> KNOWN.contains(List.of(event.event(), event.weight(), event.detail())));
    }

    @Override
    public int heapPerByte() {
        return HEAP_PER_BYTE;
    }

    @Override
    public boolean read(Path dump) throws IOException {
        boolean marked = false;
        try (JfrReader reader = new JfrReader(dump.toString())) {
            reader.registerEvent(RequestScopes.EVENT, ScopeRecord.class);
            reader.registerEvent(WindowMark.NAME, MarkRecord.class);
            DumpStacks stacks = new DumpStacks(reader, contents.stacks(), stackDepth);
            for (Event event; (event = reader.readEvent()) != null; ) {
                if (event instanceof ScopeRecord scope) {
                    contents.scope(
                            scope.threadId,
                            scope.start(),
                            scope.time + scope.duration,
                            scope.endpoint,
                            scope.request,
                            scope.stillOpen,
                            scope.traceIdHigh,
                            scope.traceIdLow);
                } else if (event instanceof MarkRecord mark) {
                    marked = true;
                    contents.mark(mark.time, mark.nanoTime, reader.nanosPerTick);
                } else {
                    addSample(reader, stacks, event);
                }
            }
        }
        contents.publish();
        return marked;
    }

    private void addSample(JfrReader reader, DumpStacks stacks, Event event) {
        if (event instanceof ExecutionSample sample) {
            addExecution(reader, stacks, sample);
        } else if (event instanceof AllocationSample allocation && wanted.contains(ALLOCATION)) {
            int stack = stacks.any(event.stackTraceId);
            int type = contents.stacks().frame(Frame.detail(stacks.className(allocation.classId)));
            contents.wrote(ALLOCATION);
            contents.sample(
                    event.time,
                    threadId(reader, event),
                    threadName(reader, event),
                    contents.stacks().child(stack, type),
                    allocation.allocationSize);
        }
    }

    /** The library makes the same of three events; what another recording wanted is not ours. */
    private void addExecution(JfrReader reader, DumpStacks stacks, ExecutionSample sample) {
        if (sample.threadState == ExecutionSample.CPU_TIME_SAMPLE) {
            if (wanted.contains(CpuSource.CPU_TIME_EVENT)) {
                add(
                        reader,
                        CpuSource.CPU_TIME_EVENT,
                        sample,
                        stacks.any(sample.stackTraceId)); // a stack that JFR failed to walk is empty
            }
        } else if (wanted.contains(EXECUTION)) {
            int stack = stacks.stack(sample.stackTraceId);
            if (stack != DumpStacks.NATIVE) { // else a NativeMethodSample
                add(reader, EXECUTION, sample, stack);
            }
        }
    }

    private void add(JfrReader reader, String name, Event event, int stack) {
        contents.wrote(name);
        contents.sampleOfTime(event.time, threadId(reader, event), threadName(reader, event), stack, 1);
    }

    private static long threadId(JfrReader reader, Event event) {
        Long id = reader.javaThreads.get(event.tid);
        return id == null ? 0 : id;
    }

    private static String threadName(JfrReader reader, Event event) {
        String name = reader.threads.get(event.tid);
        return name == null ? "" : name;
    }
}
