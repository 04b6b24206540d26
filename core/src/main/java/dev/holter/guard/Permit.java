package dev.holter.guard;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to run one session. Closing gives it back; closing again does nothing. */
public final class Permit implements AutoCloseable {

    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
