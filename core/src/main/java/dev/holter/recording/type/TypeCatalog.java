package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.util.List;
import java.util.Optional;

/** The types that can be asked for in this JVM. Immutable. */
public final class TypeCatalog {

    private final List<TypeDefinition> definitions;

    public TypeCatalog(List<TypeDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    /** What Holter brings for the JDK that this runs on. */
    public static TypeCatalog builtIn() {
        return new TypeCatalog(BuiltInTypes.of(Runtime.version().feature()));
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
