package dev.holter;

/** What this instance can do now. */
public enum HolterState {
    /** JFR initialises. */
    STARTING,
    /** A session may be asked for. */
    READY,
    /** A session runs. */
    RECORDING,
    /** The breaker is open. */
    OPEN,
    /** A person stopped profiling. */
    KILLED,
    /** This JVM cannot record. */
    UNSUPPORTED
}
