package dev.holter.guard;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to run one session, and where it says what that session cost. Closing gives it back; closing again does nothing. */
public final class Permit implements AutoCloseable {

    private final boolean trial;
    private final Breaker breaker;
    private final Runnable giveBack;
    private final AtomicBoolean judged = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(boolean trial, Breaker breaker, Runnable giveBack) {
        this.trial = trial;
        this.breaker = breaker;
        this.giveBack = giveBack;
    }

    /** Whether the session is the breaker's trial, to be run with tightened settings. */
    public boolean isTrial() {
        return trial;
    }

    /** The session ran its time and kept to the budget. */
    public void passed() {
        if (judged.compareAndSet(false, true)) {
            breaker.passed();
        }
    }

    /**
     * The session was over the budget, and tightening did not help: the breaker opens.
     *
     * @param reason a clause, with figures
     */
    public void trip(String reason) {
        if (judged.compareAndSet(false, true)) {
            breaker.trip(reason);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (judged.compareAndSet(false, true)) {
                breaker.giveBack();
            }
            giveBack.run();
        }
    }
}
