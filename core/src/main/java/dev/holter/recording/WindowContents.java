package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.attribution.ScopeTimeline;
import dev.holter.profile.StackTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import one.jfr.JfrReader;
import one.jfr.event.Event;
import one.jfr.event.ExecutionSample;

/**
 * What the dumps of a window held: samples and request scopes, not joined yet, because a scope's event may come in a later dump
 * than its samples. Bounded; what is beyond is counted. Times are in JFR's ticks. Written by one thread.
 */
final class WindowContents {

    /** 24 bytes each. A minute of sampling every 20 ms on 64 cores is 192,000. */
    static final int MAX_SAMPLES = 1_000_000;

    /** 28 bytes each. A minute of 10,000 requests a second is 600,000. */
    static final int MAX_SCOPES = 1_000_000;

    final SampleLog samples = new SampleLog(MAX_SAMPLES);
    final ScopeTimeline.Builder scopes = new ScopeTimeline.Builder();
    final StackTree.Builder stacks = new StackTree.Builder();
    final Map<Long, String> threadNames = new HashMap<>();
    private final int stackDepth;

    private volatile int sampleCount;
    private int scopeCount;
    private long scopesBeyond;
    private long markTicks = Long.MIN_VALUE;
    private long markNanoTime;
    private double nanosPerTick = 1;

    WindowContents(int stackDepth) {
        this.stackDepth = stackDepth;
    }

    /** Adds what a dump holds. Returns whether the mark was there, without which something is missing. */
    boolean read(Path dump) throws IOException {
        boolean marked = false;
        try (JfrReader reader = new JfrReader(dump.toString())) {
            reader.registerEvent(RequestScopes.EVENT, ScopeRecord.class);
            reader.registerEvent(WindowMark.NAME, MarkRecord.class);
            StackReader stackReader = new StackReader(reader, stacks, stackDepth);
            for (Event event; (event = reader.readEvent()) != null; ) {
                nanosPerTick = reader.nanosPerTick;
                if (event instanceof ExecutionSample sample) {
                    add(reader, stackReader, sample);
                } else if (event instanceof ScopeRecord scope) {
                    add(scope);
                } else if (event instanceof MarkRecord mark) {
                    marked = true;
                    remember(mark);
                }
            }
        }
        sampleCount = samples.size();
        return marked;
    }

    private void add(JfrReader reader, StackReader stackReader, ExecutionSample sample) {
        int stack = stackReader.stack(sample.stackTraceId);
        if (stack == StackReader.NATIVE) {
            return; // a NativeMethodSample that another recording wanted; the reader does not tell them apart
        }
        Long threadId = reader.javaThreads.get(sample.tid);
        String name = reader.threads.get(sample.tid);
        long thread = threadId == null ? 0 : threadId;
        threadNames.put(thread, name == null ? "" : name);
        samples.add(sample.time, thread, stack);
    }

    private void add(ScopeRecord scope) {
        if (scopeCount >= MAX_SCOPES) {
            scopesBeyond++;
            return;
        }
        scopeCount++;
        long end = scope.time + scope.duration;
        scopes.add(scope.threadId, scope.openedBefore ? Long.MIN_VALUE : scope.time, end, scope.endpoint);
    }

    private void remember(MarkRecord mark) {
        if (markTicks == Long.MIN_VALUE) {
            markTicks = mark.time;
            markNanoTime = mark.nanoTime;
        }
    }

    /** How many samples were read so far; from any thread. */
    int sampleCount() {
        return sampleCount;
    }

    /** How many scopes were more than the bound. */
    long scopesBeyond() {
        return scopesBeyond;
    }

    /** The tick at which {@code System.nanoTime()} had this value; Long.MAX_VALUE where no mark was read. */
    long ticksAt(long nanoTime) {
        return markTicks == Long.MIN_VALUE
                ? Long.MAX_VALUE
                : markTicks + (long) ((nanoTime - markNanoTime) / nanosPerTick);
    }

    /** Whole seconds from the window's start to this tick, at least 0. */
    int secondOf(long ticks) {
        return (int) Math.max(0, (ticks - markTicks) * nanosPerTick / 1_000_000_000L);
    }
}
