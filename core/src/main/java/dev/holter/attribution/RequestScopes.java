package dev.holter.attribution;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Knows at any time which thread works for which request, so that a session can join its samples to requests, those that began
 * before it and those that end after it included.
 *
 * <p>{@link #open} and {@link #close} are called by the request's thread, properly nested, whether a session runs or not; with
 * no session they cost a few nanoseconds and allocate nothing. They never throw. A request that is opened again within itself, as each
 * observation does that is made for it, is one scope.
 *
 * <p>A scope that ends while the session does is neither lost nor counted twice, though no request pays for a lock or a fence.
 * Its thread publishes it (release); when it ends, reads which session collects, writes the event if one does, and only then takes the
 * scope back (release). The session's thread reads what is open (acquire), writes that, and only then says that nobody collects. So
 * where it finds a scope taken back, the event is written already; and a thread that reads that nobody collects had its scope open while it was
 * looked at. In between both may write: two records of one thread and start, at least one of which says that it was still
 * open, and {@link ScopeLog} takes them as one.
 */
public final class RequestScopes {

    /** The name of the JFR event that scopes are written as. */
    public static final String EVENT = "dev.holter.RequestScope";

    private static final int NO_SESSION = 0;

    private final ThreadLocal<ThreadScopes> ofPlatformThread = ThreadLocal.withInitial(this::newPlatformThread);
    private final Queue<WeakReference<ThreadScopes>> platformThreads = new ConcurrentLinkedQueue<>();
    private final VirtualThreadScopes virtualThreads = new VirtualThreadScopes();
    private final LongAdder lost = new LongAdder();
    private final EndpointNames endpoints = new EndpointNames();

    /** The number of the session that collects; {@link #NO_SESSION} while none does. */
    private volatile int session = NO_SESSION;

    private final AtomicInteger sessions = new AtomicInteger();
    private volatile ReactiveAdvice reactiveAdvice = () -> null;

    /** The calling thread begins to work for a request. */
    public <C> void open(C context, EndpointNaming<? super C> naming) {
        Thread thread = Thread.currentThread();
        ThreadScopes scopes =
                VirtualThreadScopes.isVirtual(thread) ? virtualThreads.claim(thread.getId()) : ofPlatformThread.get();
        if (scopes != null && scopes.openAgain(context)) {
            return;
        }
        Scope scope = scopes == null ? null : scopes.push();
        if (scope == null) {
            lost.increment();
            return;
        }
        int now = session;
        scope.open(now == NO_SESSION ? context : ScopeEvents.begin(context, now), naming);
    }

    /** The calling thread stops working for the request of its innermost scope. Without one, does nothing. */
    public void close() {
        Thread thread = Thread.currentThread();
        ThreadScopes scopes = scopesOf(thread);
        if (scopes != null) {
            close(thread, scopes);
        }
    }

    /** The same for a request, not for whatever is innermost: scopes within that nobody closed end with it. */
    public void close(Object context) {
        Thread thread = Thread.currentThread();
        ThreadScopes scopes = scopesOf(thread);
        if (scopes == null || !scopes.hold(context)) {
            return;
        }
        Scope innermost = scopes.innermost();
        while (innermost == null || !innermost.isOf(context)) {
            pop(thread, scopes);
            innermost = scopes.innermost();
        }
        close(thread, scopes);
    }

    /** The calling thread stops working for any request. */
    public void closeAll() {
        Thread thread = Thread.currentThread();
        ThreadScopes scopes = scopesOf(thread);
        while (scopes != null && !scopes.isEmpty()) {
            pop(thread, scopes);
        }
    }

    private @Nullable ThreadScopes scopesOf(Thread thread) {
        return VirtualThreadScopes.isVirtual(thread) ? virtualThreads.find(thread.getId()) : ofPlatformThread.get();
    }

    private void close(Thread thread, ThreadScopes scopes) {
        Scope innermost = scopes.innermost();
        if (innermost == null || !innermost.closeAgain()) {
            pop(thread, scopes);
        }
    }

    private void pop(Thread thread, ThreadScopes scopes) {
        Scope scope = scopes.pop();
        if (scope != null) {
            int now = session;
            if (now != NO_SESSION) {
                end(scope, now, scopes.threadId());
            }
            scope.forgetAgain();
            scope.close();
        }
        if (scopes.isEmpty() && VirtualThreadScopes.isVirtual(thread)) {
            virtualThreads.release(thread.getId());
        }
    }

    /** From now on scopes are written to JFR. The event has to be enabled in a running recording. */
    public void startCollecting() {
        endpoints.reactiveLost(reactiveAdvice.get() != null);
        session = sessions.incrementAndGet();
    }

    /**
     * Writes the scopes that are still open, as if they ended now, and stops writing. To be called while the recording runs.
     */
    public void stopCollecting() {
        int ending = session;
        try {
            if (ending != NO_SESSION) {
                writeOpen(ending);
            }
        } finally {
            session = NO_SESSION; // only now: see above
        }
    }

    /** Stops writing at once, and writes nothing of what is open. */
    public void abandon() {
        session = NO_SESSION;
    }

    /** Makes JFR know the scope event ahead of the first session. Only where JFR is there. */
    public void register() {
        ScopeEvents.register();
    }

    /** How many scopes were not tracked because too many were open, or too deeply nested, since the start. */
    public long lost() {
        return lost.sum();
    }

    /** The names behind the numbers that scopes are written with. */
    public EndpointNames endpoints() {
        return endpoints;
    }

    /** What to do so that scopes are heard of in reactive pipelines; null where nothing. */
    public @Nullable String reactiveAdvice() {
        return reactiveAdvice.get();
    }

    /** From now on asks this one. */
    public void reactiveAdvice(ReactiveAdvice advice) {
        reactiveAdvice = advice;
    }

    private void writeOpen(int ending) {
        platformThreads.removeIf(reference -> reference.get() == null);
        for (WeakReference<ThreadScopes> reference : platformThreads) {
            ThreadScopes scopes = reference.get();
            if (scopes != null) {
                writeOpen(scopes, ending);
            }
        }
        virtualThreads.forEach(scopes -> writeOpen(scopes, ending));
    }

    private void writeOpen(ThreadScopes scopes, int ending) {
        long threadId = scopes.threadId();
        for (int i = 0; i < ThreadScopes.MAX_DEPTH; i++) {
            Scope scope = scopes.level(i);
            Object work = scope.work();
            if (work == null) {
                return;
            }
            String endpoint = scope.endpointOf(work);
            long request = scope.requestOf(work);
            String traceId = scope.traceIdOf(work);
            // The owner may have gone on to its next request meanwhile; then this is not for us to write.
            if (endpoint != null && scope.work() == work && scopes.threadId() == threadId) {
                ScopeEvents.cut(work, ending, threadId, endpoints.number(endpoint), request, traceId);
            }
        }
    }

    private void end(Scope scope, int now, long threadId) {
        Object work = scope.work();
        if (work != null) {
            String endpoint = scope.endpointOf(work);
            int number = endpoint == null ? EndpointNames.NO_ROUTE : endpoints.number(endpoint);
            ScopeEvents.end(work, now, threadId, number, scope.requestOf(work), scope.traceIdOf(work));
        }
    }

    private ThreadScopes newPlatformThread() {
        ThreadScopes scopes = new ThreadScopes();
        scopes.belongTo(Thread.currentThread().getId());
        platformThreads.add(new WeakReference<>(scopes));
        return scopes;
    }
}
