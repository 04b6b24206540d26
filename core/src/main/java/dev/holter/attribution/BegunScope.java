package dev.holter.attribution;

/** A request whose scope's event has begun; in the place of the request while a session runs. Knows nothing of JFR. */
interface BegunScope {

    /** What carries the request. */
    Object context();
}
