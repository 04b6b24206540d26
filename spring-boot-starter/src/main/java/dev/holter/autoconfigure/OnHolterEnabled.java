package dev.holter.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches unless {@code holter.enabled} is false, in any spelling of false. A value that is neither goes on to be reported. */
final class OnHolterEnabled extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean enabled = isEnabled(context.getEnvironment());
        return new ConditionOutcome(enabled, "holter.enabled is " + enabled);
    }

    static boolean isEnabled(Environment environment) {
        try {
            return Binder.get(environment).bind("holter.enabled", Boolean.class).orElse(true);
        } catch (BindException e) {
            return true; // the properties are bound next, and fail with what is wrong
        }
    }
}
