package dev.holter.profile;

/** The two endpoint names that are no route templates. */
public final class Endpoints {

    /** Work that belongs to no request, or to one that could not be told. Never guessed. */
    public static final String UNATTRIBUTED = "unattributed";

    /** Requests of routes beyond the cardinality cap. */
    public static final String OTHER = "other";

    private Endpoints() {}
}
