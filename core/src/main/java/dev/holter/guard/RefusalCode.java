package dev.holter.guard;

/** Why a session or a call was refused. The names are part of the contract with users. */
public enum RefusalCode {
    /** The request itself is wrong. */
    INVALID_REQUEST,
    /** Nobody is logged in. */
    UNAUTHENTICATED,
    /** The role is missing. */
    FORBIDDEN,
    /** The selectors do not allow this service, instance or endpoint. */
    OUT_OF_SCOPE,
    /** No such session or view. */
    NOT_FOUND,
    /** Retention dropped it. */
    EXPIRED,
    /** Another asked-for session runs. */
    BUSY,
    /** The profile is not finished. */
    NOT_READY,
    /** The JVM died in this type before. */
    QUARANTINED,
    /** This JVM cannot record that type. */
    UNSUPPORTED,
    /** The asked-for sessions per hour are used up. */
    LIMITED,
    /** JFR initialises. */
    STARTING,
    /** Tripped by overhead. */
    BREAKER_OPEN,
    /** Stopped by a person. */
    KILLED,
    /** Too little free disk or heap. */
    NO_SPACE
}
