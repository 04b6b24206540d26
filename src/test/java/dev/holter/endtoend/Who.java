package dev.holter.endtoend;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody who calls Holter's endpoint. */
enum Who {
    ANONYMOUS(null),
    NO_ROLE("nobody"),
    VIEWER("viewer"),
    OPERATOR("operator");

    private final @Nullable String user;

    Who(@Nullable String user) {
        this.user = user;
    }

    /** The name that is also the password; null is nobody. */
    @Nullable
    String user() {
        return user;
    }

    /** Whether this one holds the role of the other; the operator holds the viewer's, too. */
    boolean holds(Who role) {
        return compareTo(role) >= 0;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
