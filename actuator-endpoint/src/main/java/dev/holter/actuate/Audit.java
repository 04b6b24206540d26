package dev.holter.actuate;

import java.util.Map;

/** Takes down who did what. Implementations must return soon and throw nothing. */
@FunctionalInterface
public interface Audit {

    /** A session was started. */
    String STARTED = "PROFILING_STARTED";

    /** Something was asked for and not done; the data hold the code. */
    String REFUSED = "PROFILING_REFUSED";

    /** A view of a profile was handed out. */
    String READ = "PROFILING_READ";

    /** A session was ended before its time. */
    String STOPPED = "PROFILING_STOPPED";

    /** A finished session was dropped. */
    String DROPPED = "PROFILING_DROPPED";

    /** The kill switch was engaged. */
    String KILLED = "PROFILING_KILLED";

    /** The kill switch was released, for one source. */
    String RELEASED = "PROFILING_RELEASED";

    /** The breaker tripped, because profiling cost more than its budget. */
    String TRIPPED = "PROFILING_BREAKER_OPENED";

    /** The breaker lets one session through, to see what it costs. */
    String TRIAL = "PROFILING_BREAKER_HALF_OPEN";

    /** The breaker closed after a trial within the budget. */
    String CLOSED = "PROFILING_BREAKER_CLOSED";

    /** The quarantine of a type was cleared. */
    String CLEARED = "PROFILING_QUARANTINE_CLEARED";

    /** Takes nothing down. */
    Audit NONE = (type, principal, data) -> {};

    /**
     * Takes one event down.
     *
     * @param type one of the constants
     * @param principal who did it; {@code anonymous} where nobody is logged in
     * @param data what belongs to it, by name; values are strings in one line, at most 80 characters each
     */
    void event(String type, String principal, Map<String, String> data);
}
