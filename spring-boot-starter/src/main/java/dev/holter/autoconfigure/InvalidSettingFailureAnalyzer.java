package dev.holter.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which setting of Holter's is wrong, what it is, and what it may be. Comes before Boot's own analysis of the same failure. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        InvalidSettingException invalid = findCause(cause, InvalidSettingException.class);
        if (invalid != null) {
            return analysis(invalid.key(), invalid.value(), cause);
        }
        String key = cause.getName().toString();
        ConfigurationProperty property = cause.getProperty();
        return property != null && (Settings.known().contains(key) || Settings.isOfAType(key))
                ? analysis(key, String.valueOf(property.getValue()), cause)
                : null;
    }

    private static FailureAnalysis analysis(String key, String value, Throwable cause) {
        return new FailureAnalysis(
                "The setting '" + key + "' is '" + value + "'. It must be " + Settings.allowed(key) + ".",
                "Correct '" + key + "', or remove it to use the default.",
                cause);
    }
}
