package dev.holter.recording.type;

/** Which events of one kind belong to a type. */
public enum Only {
    ALL,
    /** Parks of threads that want a lock of {@code java.util.concurrent.locks}; not those that wait for a condition. */
    PARKED_FOR_A_LOCK
}
