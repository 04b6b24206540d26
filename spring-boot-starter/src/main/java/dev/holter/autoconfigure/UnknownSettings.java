package dev.holter.autoconfigure;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Settings below {@code holter} that this version does not have: misspelt, or of another version. */
final class UnknownSettings {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of(Settings.PREFIX);
    private static final ConfigurationPropertyName TYPES = PREFIX.append("types");
    private static final ConfigurationPropertyName EVENTS = ConfigurationPropertyName.of("events");

    private UnknownSettings() {}

    /** Their names, in order. */
    static Set<String> in(Environment environment) {
        Set<String> unknown = new TreeSet<>();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource names) {
                names.stream()
                        .filter(PREFIX::isAncestorOf)
                        .filter(UnknownSettings::isUnknown)
                        .forEach(name -> unknown.add(name.toString()));
            }
        });
        return unknown;
    }

    /** Environment variables have lost their hyphens, so names are compared as Spring compares them. */
    private static boolean isUnknown(ConfigurationPropertyName name) {
        if (TYPES.isAncestorOf(name)) {
            return !isOfAType(name);
        }
        ConfigurationPropertyName key = name.isLastElementIndexed() ? name.getParent() : name;
        return Settings.known().stream().map(ConfigurationPropertyName::of).noneMatch(key::equals);
    }

    /** The events and their settings are checked by Holter itself, which knows what this JVM offers. */
    private static boolean isOfAType(ConfigurationPropertyName name) {
        int typeElements = TYPES.getNumberOfElements() + 1;
        int elements = name.getNumberOfElements();
        if (elements <= typeElements) {
            return false;
        }
        ConfigurationPropertyName setting =
                ConfigurationPropertyName.of(name.getElement(typeElements, ConfigurationPropertyName.Form.DASHED));
        boolean isEvents = setting.equals(EVENTS);
        return isEvents
                || (elements == typeElements + 1
                        && Settings.ofAType().stream()
                                .map(ConfigurationPropertyName::of)
                                .anyMatch(setting::equals));
    }
}
