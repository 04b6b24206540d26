package dev.holter.endtoend;

/** What an operation needs to find, so that it can do something. A finished session is always there. */
enum Scene {
    /** Nothing runs, nothing is forbidden. */
    QUIET,
    /** A session runs. */
    RUNNING,
    /** The kill switch is engaged. */
    KILLED,
    /** A type is quarantined. */
    QUARANTINED
}
