package dev.holter.autoconfigure;

import dev.holter.profile.ProfileType;
import dev.holter.recording.type.CpuSource;
import dev.holter.recording.type.InvalidTuningException;
import dev.holter.recording.type.TypeTuning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the properties set for types, as Holter takes it. */
final class TypeTunings {

    private static final Map<String, CpuSource> SOURCES =
            new TreeMap<>(Map.of("execution", CpuSource.EXECUTION, "cpu-time", CpuSource.CPU_TIME));

    private TypeTunings() {}

    static Map<String, TypeTuning> of(Map<String, HolterProperties.Type> types) {
        Map<String, TypeTuning> tunings = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            if (type.source() != null) {
                handOnSource(name, type.source());
            }
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

    /** Where CPU samples come from; what the properties do not say is the source that every JDK has. */
    static CpuSource source(Map<String, HolterProperties.Type> types) {
        HolterProperties.Type cpu = types.get(ProfileType.CPU.name());
        String source = cpu == null ? null : cpu.source();
        return source == null ? CpuSource.EXECUTION : handOnSource(ProfileType.CPU.name(), source);
    }

    private static CpuSource handOnSource(String type, String source) {
        String key = "holter.types." + type + ".source";
        if (!type.equals(ProfileType.CPU.name())) {
            throw new InvalidTuningException(key, source, "Only the type 'cpu' has a source. Remove it.");
        }
        CpuSource chosen = SOURCES.get(source);
        if (chosen == null) {
            throw new InvalidTuningException(key, source, "It must be " + String.join(" or ", SOURCES.keySet()) + ".");
        }
        int feature = Runtime.version().feature();
        if (!chosen.isOn(feature)) {
            throw new InvalidTuningException(
                    key,
                    source,
                    "It must be execution on JDK " + feature + "; " + source + " needs JDK " + chosen.since()
                            + " or newer.");
        }
        return chosen;
    }
}
