package dev.holter.benchmarks.scope;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a request pays for being known to Holter: one scope, opened and closed. Each figure has its baseline beside it, to be
 * compared within one run. With {@code -Djmh.executor=VIRTUAL} (JDK 21 and newer) the same on a virtual thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(5)
public class RequestScopeBenchmark {

    /** No session runs now; one may have run before, after which JFR's classes are loaded and the event is instrumented. */
    @State(Scope.Thread)
    public static class NoSession {

        @Param({"never", "before"})
        String sessions = "never";

        final ScopeThread thread = new ScopeThread();
        final Requests requests = new Requests();

        /** Called by JMH on the thread that measures. */
        @Setup(Level.Trial)
        public void begin() {
            if (sessions.equals("before")) {
                thread.startSession();
            }
            thread.serve(20_000);
            thread.endSession();
            requests.begin();
        }
    }

    /** A session runs. */
    @State(Scope.Thread)
    public static class InSession {

        final ScopeThread thread = new ScopeThread();
        final Requests requests = new Requests();

        /** Called by JMH on the thread that measures. */
        @Setup(Level.Trial)
        public void begin() {
            thread.startSession();
            thread.serve(20_000);
            requests.begin();
        }

        /** Ends the session. */
        @TearDown(Level.Trial)
        public void end() {
            thread.endSession();
        }
    }

    /** Only picks the next request, as all others do first: what of each figure is not Holter's. */
    @Benchmark
    public Object offNothing(NoSession now) {
        return now.requests.next();
    }

    /** Open and close, no session. */
    @Benchmark
    public void offScope(NoSession now) {
        now.thread.scopes.open(now.requests.next(), ScopeThread.NAMING);
        now.thread.scopes.close();
    }

    /** The least that a scope could do: ask whether the event is enabled, and read a thread-local. */
    @Benchmark
    public Object offBaseline(NoSession now) {
        now.requests.next();
        return new BareScopeEvent().isEnabled() ? now : now.thread.local.get();
    }

    /** The same twice, because a scope is two calls and each has to find its thread. */
    @Benchmark
    public boolean offBaselineTwice(NoSession now) {
        now.requests.next();
        Object opened = new BareScopeEvent().isEnabled() ? now : now.thread.local.get();
        now.thread.touch();
        Object closed = new BareScopeEvent().isEnabled() ? now : now.thread.local.get();
        return opened == closed;
    }

    /** The least that keeps the request where a session finds it: a thread-local read, a reference written, and taken back. */
    @Benchmark
    public void offLeastTable(NoSession now) {
        now.thread.holder().put(now.requests.next());
        now.thread.holder().put(null);
    }

    /** Open and close in a session. */
    @Benchmark
    public void onScope(InSession now) {
        now.thread.scopes.open(now.requests.next(), ScopeThread.NAMING);
        now.thread.scopes.close();
    }

    /** The least in a session: JFR's event alone, with the same fields. */
    @Benchmark
    public void onBaseline(InSession now) {
        BareScopeEvent event = new BareScopeEvent();
        event.begin();
        event.endpoint = now.requests.next().endpoint().length();
        event.threadId = now.thread.id;
        event.openedBefore = false;
        event.end();
        event.commit();
    }
}
