package dev.holter.attribution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One nesting level of a thread's scopes; reused for request after request. Written by its thread, read by the thread that ends
 * a session.
 *
 * <p>This object is old and what is written into it young, for which the write barrier of G1 has a fence:
 * so each scope writes one reference, whether a session runs or not.
 */
class Scope {

    private static final VarHandle WORK;

    static {
        try {
            WORK = MethodHandles.lookup().findVarHandle(Scope.class, "work", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What carries the request, or a {@link BegunScope} with it; null while the level is free. */
    private @Nullable Object work;

    private @Nullable EndpointNaming<?> naming;

    /** How often the thread has begun to work for the same request again; of its own thread only. */
    private int again;

    final void open(Object work, EndpointNaming<?> naming) {
        if (this.naming != naming) { // hardly ever: a framework names all its requests alike
            this.naming = naming;
        }
        WORK.setRelease(this, work);
    }

    final void close() {
        WORK.setRelease(this, null);
    }

    /** Whether this scope is of this context. */
    final boolean isOf(Object context) {
        Object current = work();
        return current == context || (current instanceof BegunScope begun && begun.context() == context);
    }

    /** Takes a scope of the same request for this one, which then has to be closed once more. */
    final void openAgain() {
        again++;
    }

    /** Whether that was a scope of the same request within this one, so that this one stays open. */
    final boolean closeAgain() {
        if (again == 0) {
            return false;
        }
        again--;
        return true;
    }

    /** Forgets what was opened again. */
    final void forgetAgain() {
        again = 0;
    }

    /** What the scope was opened with; null while the level is free. */
    @Nullable
    final Object work() {
        return WORK.getAcquire(this);
    }

    /** The endpoint of what was read from this level; null where it cannot be told. Never throws. */
    @SuppressWarnings("unchecked")
    @Nullable
    final String endpointOf(Object work) {
        EndpointNaming<?> current = naming;
        try {
            return current == null ? null : ((EndpointNaming<Object>) current).endpoint(contextOf(work));
        } catch (RuntimeException e) {
            return null; // somebody else's request object, perhaps recycled: not known is the honest answer
        }
    }

    /** The number of the request that was read from this level; never throws. */
    @SuppressWarnings("unchecked")
    final long requestOf(Object work) {
        EndpointNaming<?> current = naming;
        try {
            return current == null
                    ? RequestLog.UNNUMBERED
                    : ((EndpointNaming<Object>) current).request(contextOf(work));
        } catch (RuntimeException e) {
            return RequestLog.UNNUMBERED; // as above
        }
    }

    /** The trace of the request that was read from this level; null where it cannot be told. Never throws. */
    @SuppressWarnings("unchecked")
    @Nullable
    final String traceIdOf(Object work) {
        EndpointNaming<?> current = naming;
        try {
            return current == null ? null : ((EndpointNaming<Object>) current).traceId(contextOf(work));
        } catch (RuntimeException e) {
            return null; // as above
        }
    }

    private static Object contextOf(Object work) {
        return work instanceof BegunScope begun ? begun.context() : work;
    }
}
