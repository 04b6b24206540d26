package dev.holter.autoconfigure;

import dev.holter.attribution.ReactiveAdvice;
import dev.holter.attribution.RequestScopes;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import reactor.core.publisher.Hooks;

/** Whether Reactor carries the request that it works for from thread to thread, and what is missing where it does not. */
final class ReactorContext implements ReactiveAdvice {

    private static final String CONTEXT_PROPAGATION = "io.micrometer.context.ContextRegistry";

    private static final boolean CAN_PROPAGATE =
            ClassUtils.isPresent(CONTEXT_PROPAGATION, ReactorContext.class.getClassLoader());

    ReactorContext(RequestScopes scopes) {
        scopes.reactiveAdvice(this);
    }

    @Override
    public @Nullable String get() {
        if (Hooks.isAutomaticContextPropagationEnabled()) {
            return null;
        }
        return "Set 'spring.reactor.context-propagation=auto'"
                + (CAN_PROPAGATE ? "" : " and add the dependency 'io.micrometer:context-propagation'")
                + ": without it nobody tells which request a reactive pipeline works for.";
    }
}
