package dev.holter.guard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses what the selectors do not allow, and what is meant for another instance. */
public final class ScopeCheck implements Check {

    private final ScopeSelectors selectors;
    private final String service;
    private final String instance;

    /**
     * @param service the name of this service
     * @param instance the name of this instance
     */
    public ScopeCheck(ScopeSelectors selectors, String service, String instance) {
        this.selectors = selectors;
        this.service = service;
        this.instance = instance;
    }

    @Override
    public Optional<Refusal> check(Ask ask) {
        String asked = ask.instance();
        if (asked != null && !asked.equals(instance)) {
            return refusal("This is instance '" + instance + "'. Address the instance you mean.");
        }
        return outside(selectors.services(), "service", service)
                .or(() -> outside(selectors.instances(), "instance", instance))
                .or(() -> outside(selectors.endpoints(), "endpoint", ask.endpoint()));
    }

    private static Optional<Refusal> outside(Selector selector, String what, @Nullable String name) {
        return name == null || selector.allows(name)
                ? Optional.empty()
                : refusal("'holter.scope." + what + "s' does not allow the " + what + " '" + name + "'.");
    }

    private static Optional<Refusal> refusal(String detail) {
        return Optional.of(Refusal.of(RefusalCode.OUT_OF_SCOPE, detail));
    }
}
