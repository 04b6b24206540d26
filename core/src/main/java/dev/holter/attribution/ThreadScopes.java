package dev.holter.attribution;

import org.jspecify.annotations.Nullable;

/** The open scopes of one thread, innermost last. Changed by its thread only. */
final class ThreadScopes {

    /** Deeper nesting than this is not told apart: the scope that was open at this depth keeps the samples. */
    static final int MAX_DEPTH = 8;

    private final Scope[] levels = new Scope[MAX_DEPTH];
    private volatile long threadId;
    private int depth;

    ThreadScopes() {
        for (int i = 0; i < MAX_DEPTH; i++) {
            levels[i] = new Scope();
        }
    }

    /** The thread that these scopes belong to. */
    long threadId() {
        return threadId;
    }

    void belongTo(long threadId) {
        this.threadId = threadId;
    }

    /** The level for a new scope; null when the nesting is too deep. */
    @Nullable
    Scope push() {
        return ++depth <= MAX_DEPTH ? levels[depth - 1] : null;
    }

    /** The level of the innermost scope; null when there is none, or the nesting was too deep. */
    @Nullable
    Scope pop() {
        if (depth == 0) {
            return null;
        }
        return --depth < MAX_DEPTH ? levels[depth] : null;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    Scope level(int index) {
        return levels[index];
    }
}
