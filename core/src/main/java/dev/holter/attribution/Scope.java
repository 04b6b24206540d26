package dev.holter.attribution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One nesting level of a thread's scopes; reused for request after request. Written by its thread, read by the thread that ends
 * a session. The event, if any, belongs to whoever takes it.
 */
final class Scope {

    private static final VarHandle CONTEXT;
    private static final VarHandle EVENT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            CONTEXT = lookup.findVarHandle(Scope.class, "context", Object.class);
            EVENT = lookup.findVarHandle(Scope.class, "event", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What carries the request; null while the level is free. */
    private @Nullable Object context;

    private @Nullable EndpointNaming<?> naming;

    /** A RequestScopeEvent that has begun. Typed as Object so that nothing loads JFR's classes where there is no JFR. */
    private @Nullable Object event;

    void open(Object context, EndpointNaming<?> naming) {
        if (this.naming != naming) { // hardly ever: and G1 makes a reference written into an old object pay a fence
            this.naming = naming;
        }
        CONTEXT.setRelease(this, context);
    }

    void close() {
        CONTEXT.setRelease(this, null);
    }

    @Nullable
    Object context() {
        return CONTEXT.getAcquire(this);
    }

    boolean hasEvent() {
        return event != null;
    }

    void putEvent(Object begun) {
        EVENT.setRelease(this, begun);
    }

    /** The event that began with this scope, for one caller only. */
    @Nullable
    Object takeEvent() {
        return EVENT.getAndSet(this, null);
    }

    /** The endpoint of a context that was read from this level; null where it cannot be told. Never throws. */
    @SuppressWarnings("unchecked")
    @Nullable
    String endpointOf(Object context) {
        EndpointNaming<?> current = naming;
        try {
            return current == null ? null : ((EndpointNaming<Object>) current).endpoint(context);
        } catch (RuntimeException e) {
            return null; // somebody else's request object, perhaps recycled: not known is the honest answer
        }
    }

    /** The number of the request of a context that was read from this level; never throws. */
    @SuppressWarnings("unchecked")
    long requestOf(Object context) {
        EndpointNaming<?> current = naming;
        try {
            return current == null ? RequestLog.UNNUMBERED : ((EndpointNaming<Object>) current).request(context);
        } catch (RuntimeException e) {
            return RequestLog.UNNUMBERED; // as above
        }
    }
}
