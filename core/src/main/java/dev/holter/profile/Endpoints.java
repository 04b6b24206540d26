package dev.holter.profile;

import java.util.List;

/** The endpoint names that are no route templates. */
public final class Endpoints {

    /** Work that belongs to no request, or to one that could not be told. Never guessed. */
    public static final String UNATTRIBUTED = "unattributed";

    /** Requests of routes beyond the cardinality cap. */
    public static final String OTHER = "other";

    /** Requests that no handler took, or that were not routed yet when they were last seen. */
    public static final String NO_ROUTE = "(no route)";

    /** Unattributed work in a reactive pipeline, of an application that does not tell which request a pipeline works for. */
    public static final String UNATTRIBUTED_REACTIVE = "unattributed (reactive)";

    /** All of them. */
    public static final List<String> NONE = List.of(UNATTRIBUTED, OTHER, NO_ROUTE, UNATTRIBUTED_REACTIVE);

    /** Whether this is none of an application's endpoints. */
    public static boolean isNone(String name) {
        return NONE.contains(name);
    }

    private Endpoints() {}
}
