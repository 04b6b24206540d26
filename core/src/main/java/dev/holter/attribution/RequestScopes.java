package dev.holter.attribution;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Knows at any time which thread works for which request, so that a session can join its samples to requests, those that began
 * before it and those that end after it included.
 *
 * <p>{@link #open} and {@link #close} are called by the request's thread, properly nested, whether a session runs or not; with
 * no session they cost a few nanoseconds and allocate nothing. They never throw.
 */
public final class RequestScopes {

    /** The name of the JFR event that scopes are written as. */
    public static final String EVENT = "dev.holter.RequestScope";

    private static final @Nullable Class<?> VIRTUAL_THREAD = virtualThreadClass();

    /** What a request without a route template is called. */
    private static final String NO_ROUTE = "(no route)";

    private final ThreadLocal<ThreadScopes> ofPlatformThread = ThreadLocal.withInitial(this::newPlatformThread);
    private final Queue<WeakReference<ThreadScopes>> platformThreads = new ConcurrentLinkedQueue<>();
    private final VirtualThreadScopes virtualThreads = new VirtualThreadScopes();
    private final LongAdder lost = new LongAdder();
    private final EndpointNames endpoints = new EndpointNames();

    private volatile boolean collecting;

    /** The calling thread begins to work for a request. */
    public <C> void open(C context, EndpointNaming<? super C> naming) {
        Thread thread = Thread.currentThread();
        ThreadScopes scopes = isVirtual(thread) ? virtualThreads.claim(thread.getId()) : ofPlatformThread.get();
        Scope scope = scopes == null ? null : scopes.push();
        if (scope == null) {
            lost.increment();
            return;
        }
        scope.open(context, naming);
        if (collecting) {
            begin(scope);
        }
    }

    /** The calling thread stops working for the request of its innermost scope. Without one, does nothing. */
    public void close() {
        Thread thread = Thread.currentThread();
        boolean virtual = isVirtual(thread);
        ThreadScopes scopes = virtual ? virtualThreads.find(thread.getId()) : ofPlatformThread.get();
        if (scopes == null) {
            return;
        }
        Scope scope = scopes.pop();
        if (scope != null) {
            if (collecting || scope.hasEvent()) {
                end(scope, scopes.threadId());
            }
            scope.close();
        }
        if (virtual && scopes.isEmpty()) {
            virtualThreads.release(thread.getId());
        }
    }

    /** From now on scopes are written to JFR. The event has to be enabled in a running recording. */
    public void startCollecting() {
        collecting = true;
    }

    /**
     * Writes the scopes that are still open, as if they ended now, and stops writing. To be called while the recording runs.
     */
    public void stopCollecting() {
        collecting = false;
        platformThreads.removeIf(reference -> reference.get() == null);
        for (WeakReference<ThreadScopes> reference : platformThreads) {
            ThreadScopes scopes = reference.get();
            if (scopes != null) {
                writeOpen(scopes);
            }
        }
        virtualThreads.forEach(this::writeOpen);
    }

    /** Stops writing at once, and writes nothing of what is open. */
    public void abandon() {
        collecting = false;
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

    private void writeOpen(ThreadScopes scopes) {
        long threadId = scopes.threadId();
        for (int i = 0; i < ThreadScopes.MAX_DEPTH; i++) {
            Scope scope = scopes.level(i);
            Object context = scope.context();
            if (context == null) {
                return;
            }
            String endpoint = scope.endpointOf(context);
            long request = scope.requestOf(context);
            Object begun = scope.takeEvent();
            // The owner may have gone on to its next request meanwhile; then this is not for us to write.
            if (endpoint != null && scope.context() == context && scopes.threadId() == threadId) {
                ScopeEvents.commit(begun, threadId, endpoints.number(endpoint), request, true);
            }
        }
    }

    private static void begin(Scope scope) {
        Object begun = ScopeEvents.begin();
        if (begun != null) {
            scope.putEvent(begun);
        }
    }

    private void end(Scope scope, long threadId) {
        Object begun = scope.takeEvent();
        Object context = scope.context();
        if (collecting && context != null) {
            String endpoint = scope.endpointOf(context);
            int number = endpoints.number(endpoint == null ? NO_ROUTE : endpoint);
            ScopeEvents.commit(begun, threadId, number, scope.requestOf(context), false);
        }
    }

    private ThreadScopes newPlatformThread() {
        ThreadScopes scopes = new ThreadScopes();
        scopes.belongTo(Thread.currentThread().getId());
        platformThreads.add(new WeakReference<>(scopes));
        return scopes;
    }

    private static boolean isVirtual(Thread thread) {
        return thread.getClass() == VIRTUAL_THREAD;
    }

    private static @Nullable Class<?> virtualThreadClass() {
        try {
            return Class.forName("java.lang.VirtualThread", false, null); // JDK 21 and newer
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
