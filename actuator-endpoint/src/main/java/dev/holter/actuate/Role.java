package dev.holter.actuate;

/** What a caller may do. The operator may do all that the viewer may. */
enum Role {
    /** Reads, and may pull the kill switch. */
    VIEWER,
    /** Starts, stops and drops sessions, and releases the kill switch. */
    OPERATOR
}
