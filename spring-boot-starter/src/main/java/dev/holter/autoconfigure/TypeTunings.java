package dev.holter.autoconfigure;

import dev.holter.profile.ProfileType;
import dev.holter.recording.type.InvalidTuningException;
import dev.holter.recording.type.TypeTuning;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the properties set for types, as Holter takes it. */
final class TypeTunings {

    private TypeTunings() {}

    static Map<String, TypeTuning> of(Map<String, HolterProperties.Type> types) {
        Map<String, TypeTuning> tunings = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            handOnSource(name, type.source());
            tunings.put(
                    name,
                    new TypeTuning(
                            type.question(),
                            type.value(),
                            type.unit(),
                            type.weight(),
                            type.defaultDuration(),
                            type.maxDuration(),
                            type.events()));
        });
        return tunings;
    }

    /** THE ONE PLACE where the source of CPU samples is handed on: this version has one source only, so there is nothing to hand on. */
    private static void handOnSource(String type, @Nullable String source) {
        String key = "holter.types." + type + ".source";
        if (source == null) {
            return;
        }
        if (!type.equals(ProfileType.CPU.name())) {
            throw new InvalidTuningException(key, source, "Only the type 'cpu' has a source. Remove it.");
        }
        if (source.equals("cpu-time")) {
            throw new InvalidTuningException(
                    key, source, "This version does not support 'cpu-time' yet. It must be execution.");
        }
        if (!source.equals("execution")) {
            throw new InvalidTuningException(key, source, "It must be execution or cpu-time.");
        }
    }
}
