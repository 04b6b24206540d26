package dev.holter.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The service's name: Holter's own setting, else the application's name. */
final class ServiceName {

    private ServiceName() {}

    static String of(@Nullable String configured, Environment environment) {
        if (configured != null && StringUtils.hasText(configured)) {
            return configured;
        }
        String name = environment.getProperty("spring.application.name");
        return name == null || name.isBlank() ? "application" : name;
    }
}
