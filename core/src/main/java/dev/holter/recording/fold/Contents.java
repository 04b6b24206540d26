package dev.holter.recording.fold;

import dev.holter.attribution.RequestLog;
import dev.holter.attribution.RequestSpeeds;
import dev.holter.attribution.ScopeLog;
import dev.holter.attribution.ScopeTimeline;
import dev.holter.profile.StackTree;
import dev.holter.recording.type.EventCosts;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a recording has told so far: samples and request scopes, not joined yet, because a scope may become known later than its
 * samples. Bounded; what is beyond is counted. Times are in the clock of whoever reads the events, ticks or nanoseconds, all in
 * one. Written by one thread.
 */
public final class Contents {

    /** 32 bytes each. A minute of sampling every 20 ms on 64 cores is 192,000. */
    static final int MAX_SAMPLES = 1_000_000;

    /**
     * 37 bytes each, and when they are joined 32 more, and at most 45 for a request; of requests and scopes 16 more each where there
     * are trace ids. A minute of 10,000 requests a second is 600,000.
     */
    static final int MAX_SCOPES = 1_000_000;

    /** Of how many samples the mean depth is taken. */
    private static final int DEPTHS = 1_000;

    /** No rate is told of less. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final SampleLog samples = new SampleLog(MAX_SAMPLES);
    private final ScopeLog scopes = new ScopeLog();
    private final StackTree.Builder stacks = new StackTree.Builder();
    private final Map<Long, String> threadNames = new HashMap<>();
    private final Map<String, long[]> written = new HashMap<>();
    private final MethodTally methods = new MethodTally();
    private final Tightenings tightenings = new Tightenings();

    private RequestLog requests = new RequestLog();
    private volatile int sampleCount;
    private long scopesBeyond;
    private long leftOut;
    private long allocationBuffers;
    private long markTime = Long.MIN_VALUE;
    private long markNanoTime;
    private double nanosPerUnit = 1;

    /** JFR wrote this event for the session, whether it counts or not. */
    public void wrote(String event) {
        written.computeIfAbsent(event, name -> new long[1])[0]++;
    }

    /** Adds a sample. */
    public void sample(long time, long thread, String threadName, int stack, long weight) {
        threadNames.put(thread, threadName);
        samples.add(time, thread, stack, weight);
    }

    /**
     * JFR sampled an object and did not look at the stack, in a session that records less than was asked for: the others stand for it.
     */
    public void sampleLeftOut() {
        leftOut++;
    }

    /** Adds a sample that stands for a stretch of time, which becomes longer when settings are tightened. */
    public void sampleOfTime(long time, long thread, String threadName, int stack, long weight) {
        int place = samples.size();
        sample(time, thread, threadName, stack, weight);
        if (samples.size() > place) {
            tightenings.took(place);
        }
    }

    /**
     * Adds a request scope.
     *
     * @param start Long.MIN_VALUE for one that was open before the session
     * @param request which of the endpoint's requests, or {@link RequestLog#UNNUMBERED}
     * @param stillOpen whether it was cut by the session's end
     * @param traceIdHigh upper half of the trace's id; both halves are 0 where there is no trace
     */
    public void scope(
            long thread,
            long start,
            long end,
            int endpoint,
            long request,
            boolean stillOpen,
            long traceIdHigh,
            long traceIdLow) {
        if (scopes.size() >= MAX_SCOPES) {
            scopesBeyond++;
        } else {
            scopes.add(thread, start, end, endpoint, request, stillOpen);
            scopes.trace(traceIdHigh, traceIdLow);
        }
    }

    /** Ties the reader's clock to {@code System.nanoTime()}; the first one counts, and is the session's beginning. */
    public void mark(long time, long nanoTime, double nanosPerUnit) {
        if (markTime == Long.MIN_VALUE) {
            this.markTime = time;
            this.markNanoTime = nanoTime;
        }
        this.nanosPerUnit = nanosPerUnit;
    }

    /**
     * From now on a sample that stands for a stretch of time stands for so many of those that were asked for.
     *
     * @param nanoTime {@code System.nanoTime()} now
     */
    public void tightened(long nanoTime, int times) {
        tightenings.begin(nanoTime, times);
    }

    /** Whether settings were made cheaper on the way. */
    public boolean isTightened() {
        return tightenings.isAny();
    }

    /** At so many new allocation buffers JFR walked a stack, about. */
    public void allocationBuffers(long count) {
        allocationBuffers = count;
    }

    /** Lets other threads see how many samples there are. To be called after each stretch of reading. */
    public void publish() {
        tightenings.weigh(samples, this::timeAt);
        sampleCount = samples.size();
    }

    /** Forgets the samples, because what comes next tells of the same objects again. */
    public void forgetSamples() {
        tightenings.forget();
        leftOut = 0;
        samples.clear();
    }

    /** How many samples were published; from any thread. */
    public int sampleCount() {
        return sampleCount;
    }

    /** The samples so far. */
    public SampleLog samples() {
        return samples;
    }

    /** The scopes so far. */
    public ScopeLog scopes() {
        return scopes;
    }

    /** Puts the requests together, of what is read so far; the answers are places in {@link #requests()} until the next call. */
    public ScopeTimeline timeline() {
        requests = new RequestLog();
        return scopes.join(requests);
    }

    /** The requests, once the scopes are joined. */
    public RequestLog requests() {
        return requests;
    }

    /** What was told of the calls of named methods so far. */
    public MethodTally methods() {
        return methods;
    }

    /** How long the requests took, once they are put together. */
    RequestSpeeds speeds() {
        return requests.speeds(markTime, nanosPerUnit);
    }

    /**
     * Estimated CPU time that what was read cost inside the application's threads, ns.
     *
     * @param until by {@code System.nanoTime()}: when the last of it was written
     */
    public long applicationNanos(long until) {
        EventCosts costs = EventCosts.ofThisJvm();
        double seconds = Math.max(until - markNanoTime, LEAST_NANOS) / 1e9;
        double frames = meanDepth();
        long events = written.values().stream().mapToLong(count -> count[0]).sum();
        long nanos = 0;
        for (Map.Entry<String, long[]> event : written.entrySet()) {
            nanos += costs.nanos(event.getKey(), event.getValue()[0], frames, events / seconds);
        }
        nanos += costs.ofAllocationBuffers(allocationBuffers, (long) (seconds * 1e9));
        long scoped = scopes.size() + scopesBeyond;
        return nanos
                + costs.nanos(EventCosts.REQUEST_SCOPE, scoped, 0, scoped / seconds)
                + costs.nanos(EventCosts.CALL, methods.counted(), 0, methods.counted() / seconds);
    }

    /** Frames of a stack, on average, by the last of the samples. */
    private double meanDepth() {
        long frames = 0;
        int counted = Math.min(samples.size(), DEPTHS);
        for (int i = samples.size() - counted; i < samples.size(); i++) {
            frames += stacks.depth(samples.stack(i));
        }
        return counted == 0 ? 0 : (double) frames / counted;
    }

    /** The tree that the samples' stacks are leaves of. */
    public StackTree.Builder stacks() {
        return stacks;
    }

    /** The reader's time when {@code System.nanoTime()} had this value; Long.MAX_VALUE where no mark was read. */
    public long timeAt(long nanoTime) {
        return markTime == Long.MIN_VALUE
                ? Long.MAX_VALUE
                : markTime + (long) ((nanoTime - markNanoTime) / nanosPerUnit);
    }

    String threadName(long thread) {
        return threadNames.getOrDefault(thread, "");
    }

    /** How many samples were left out, because JFR did not look at their stacks. */
    long leftOut() {
        return leftOut;
    }

    /** How many scopes were more than the bound. */
    long scopesBeyond() {
        return scopesBeyond;
    }

    /** Whole seconds from the session's beginning to this time, at least 0. */
    int secondOf(long time) {
        return (int) Math.max(0, (time - markTime) * nanosPerUnit / 1_000_000_000L);
    }
}
