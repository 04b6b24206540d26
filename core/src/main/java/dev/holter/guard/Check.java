package dev.holter.guard;

import java.util.Optional;

/** One condition that a session has to meet. A check is cheap, uses nothing up and is safe to call from any thread. */
@FunctionalInterface
public interface Check {

    /** The reason to refuse, or empty. */
    Optional<Refusal> check(Ask ask);
}
