package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that can be asked for in this JVM. Immutable. */
public final class TypeCatalog {

    private final List<TypeDefinition> definitions;

    public TypeCatalog(List<TypeDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    /** What Holter brings for the JDK that this runs on. */
    public static TypeCatalog builtIn() {
        return builtIn(CpuSource.EXECUTION);
    }

    /** What Holter brings for the JDK that this runs on, which must have this source of CPU samples. */
    public static TypeCatalog builtIn(CpuSource source) {
        return new TypeCatalog(BuiltInTypes.of(Runtime.version().feature(), source));
    }

    /**
     * The same types, with a user's changes and the user's own types behind them.
     *
     * @param tunings what the user set, by type
     * @param available what this JVM offers
     * @param limit the longest session of a type that has no cap of its own
     * @throws InvalidTuningException for what this JVM does not offer
     */
    public TypeCatalog with(Map<String, TypeTuning> tunings, AvailableEvents available, Duration limit) {
        Map<String, TypeDefinition> tuned = new LinkedHashMap<>();
        definitions.forEach(definition -> tuned.put(definition.type().name(), definition));
        tunings.forEach((name, tuning) -> {
            Tuner tuner = new Tuner(name, tuning, available, limit);
            String question = tuning.question();
            Optional<TypeDefinition> builtIn = find(name);
            if (builtIn.isPresent()) {
                tuned.put(name, tuner.change(builtIn.get()));
            } else if (question != null) {
                tuned.put(name, tuner.define(question));
            } else {
                throw unknown(name, tuning);
            }
        });
        return new TypeCatalog(List.copyOf(tuned.values()));
    }

    private InvalidTuningException unknown(String name, TypeTuning tuning) {
        List<String> names = types().stream().map(ProfileType::name).toList();
        return new InvalidTuningException(
                "holter.types." + name,
                tuning.events().toString(),
                "There is no type '" + name + "'." + Nearest.advice(name, names)
                        + " A type of your own needs 'holter.types." + name + ".question'.");
    }

    /** The types, in the order in which they are shown. */
    public List<ProfileType> types() {
        return definitions.stream().map(TypeDefinition::type).toList();
    }

    /** The definitions, in the order in which they are shown. */
    public List<TypeDefinition> definitions() {
        return definitions;
    }

    /** The definition of the type of this name. */
    public Optional<TypeDefinition> find(String name) {
        return definitions.stream()
                .filter(definition -> definition.type().name().equals(name))
                .findFirst();
    }
}
