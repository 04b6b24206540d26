package dev.holter.session;

/** Where a session stands. */
public enum SessionState {
    /** It collects, or its profile is being made. */
    RUNNING,
    /** It ran its time. */
    COMPLETED,
    /** It ended before its time; its profile holds what there was and says why. */
    STOPPED,
    /** It yielded no profile; it says why. */
    FAILED;

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return this != RUNNING;
    }
}
