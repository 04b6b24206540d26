package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.guard.RefusalCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** Clears the quarantine of a type that a JVM died in. */
final class QuarantineCalls {

    private final Holter holter;

    QuarantineCalls(Holter holter) {
        this.holter = holter;
    }

    void clear(@Nullable String type, @Nullable String reason, SecurityContext caller) {
        if (type == null || type.isBlank()) {
            throw Refused.invalid("'type' is required. It names the type whose quarantine is cleared.");
        }
        String said = Reasons.said(reason);
        if (said.isEmpty()) {
            throw Refused.invalid("'reason' is required to clear a quarantine.");
        }
        if (!holter.clearQuarantine(type, Reasons.nameOf(caller), said)) {
            throw new Refused(
                    RefusalCode.NOT_FOUND,
                    "The type '" + Excerpt.of(type) + "' is not quarantined on instance '"
                            + holter.settings().instance() + "'.");
        }
    }
}
