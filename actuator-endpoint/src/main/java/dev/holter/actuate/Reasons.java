package dev.holter.actuate;

import dev.holter.text.Texts;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** Who does something of consequence, and why: fit for a log line. */
final class Reasons {

    private static final int MAX_REASON_LENGTH = 1_000;

    private Reasons() {}

    /** The reason in one line; empty where none was given. */
    static String said(@Nullable String reason) {
        if (reason == null) {
            return "";
        }
        if (reason.length() > MAX_REASON_LENGTH) {
            throw Refused.invalid("'reason' must have at most " + MAX_REASON_LENGTH + " characters, but has "
                    + reason.length() + ": '" + Excerpt.of(reason) + "'.");
        }
        return Texts.oneLine(reason);
    }

    static String nameOf(SecurityContext caller) {
        Principal principal = caller.getPrincipal();
        return principal == null ? "anonymous" : Excerpt.of(principal.getName());
    }
}
