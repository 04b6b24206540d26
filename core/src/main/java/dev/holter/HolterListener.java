package dev.holter;

import dev.holter.guard.Refusal;
import dev.holter.session.Session;

/**
 * Is told what becomes of requests for sessions, in the thread where it happens. It must return at once; what it throws is
 * logged and goes no further.
 */
public interface HolterListener {

    /** A session was admitted. */
    default void started(Session session) {}

    /** A session is over; its state is final, and its profile is there unless it failed. */
    default void ended(Session session) {}

    /** A session was not admitted. */
    default void refused(Refusal refusal) {}
}
