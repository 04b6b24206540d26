package dev.holter.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A typed reason why something was not done.
 *
 * @param code the reason
 * @param detail what happened, why, and what to do; one or two sentences
 * @param retryAfter when to try again, where time helps
 */
public record Refusal(
        RefusalCode code, String detail, @Nullable Duration retryAfter) {

    /** A refusal that time alone does not lift. */
    public static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code, detail, null);
    }
}
