package dev.holter.attribution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The open scopes of one thread, innermost last. Changed by its thread only. Is itself the outermost scope, because nearly all
 * requests nest nothing and each load on the way to a scope counts.
 */
final class ThreadScopes extends Scope {

    /** Deeper nesting than this is not told apart: the scope that was open at this depth keeps the samples. */
    static final int MAX_DEPTH = 8;

    private static final VarHandle THREAD_ID;

    static {
        try {
            THREAD_ID = MethodHandles.lookup().findVarHandle(ThreadScopes.class, "threadId", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Scope[] nested = new Scope[MAX_DEPTH - 1];
    private long threadId;
    private int depth;

    ThreadScopes() {
        for (int i = 0; i < nested.length; i++) {
            nested[i] = new Scope();
        }
    }

    /** The thread that these scopes belong to. */
    long threadId() {
        return (long) THREAD_ID.getAcquire(this);
    }

    void belongTo(long threadId) {
        THREAD_ID.setRelease(this, threadId);
    }

    /** The level for a new scope; null when the nesting is too deep. */
    @Nullable
    Scope push() {
        int level = depth++;
        return level < MAX_DEPTH ? level(level) : null;
    }

    /** The level of the innermost scope; null when there is none, or the nesting was too deep. */
    @Nullable
    Scope pop() {
        if (depth == 0) {
            return null;
        }
        int level = --depth;
        return level < MAX_DEPTH ? level(level) : null;
    }

    /** The innermost scope; null when there is none, or the nesting is too deep. */
    @Nullable
    Scope innermost() {
        return depth > 0 && depth <= MAX_DEPTH ? level(depth - 1) : null;
    }

    /** Whether the innermost scope is of this context, which then is open once more. */
    boolean openAgain(Object context) {
        Scope innermost = innermost();
        if (innermost == null || !innermost.isOf(context)) {
            return false;
        }
        innermost.openAgain();
        return true;
    }

    /** Whether one of the open scopes is of this context. */
    boolean hold(Object context) {
        for (int i = Math.min(depth, MAX_DEPTH) - 1; i >= 0; i--) {
            if (level(i).isOf(context)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    Scope level(int index) {
        return index == 0 ? this : nested[index - 1];
    }
}
