package dev.holter.recording.type;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events are dangerous in this JVM and were not allowed by name, so that they stay off. The entries are data: {@code
 * hazards.csv}. Immutable.
 */
public final class HazardLedger {

    private static final String RESOURCE = "hazards.csv";

    private final List<Hazard> off;
    private final List<Hazard> accepted;

    private HazardLedger(List<Hazard> here, Set<String> allowed) {
        this.off = here.stream()
                .filter(hazard -> !allowed.contains(hazard.event()))
                .toList();
        this.accepted =
                here.stream().filter(hazard -> allowed.contains(hazard.event())).toList();
    }

    /**
     * The ledger for this JVM.
     *
     * @param allowed the events whose hazards are accepted
     * @throws IllegalArgumentException for an event that the ledger does not know
     */
    public static HazardLedger ofThisJvm(Set<String> allowed) {
        List<String> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .toList();
        return of(Runtime.version().feature(), collector(collectors), allowed);
    }

    static HazardLedger of(int feature, String collector, Set<String> allowed) {
        List<Hazard> all = entries();
        Set<String> known = known();
        allowed.stream().filter(event -> !known.contains(event)).findFirst().ifPresent(event -> {
            throw new IllegalArgumentException("'allowHazard' must be one of " + String.join(", ", known)
                    + ", which have a hazard, but was \"" + event + "\"");
        });
        return new HazardLedger(
                all.stream().filter(hazard -> hazard.isOn(feature, collector)).toList(), allowed);
    }

    /** The collector as the ledger calls it, by the names of its beans; what it does not tell apart is {@code other}. */
    static String collector(List<String> beans) {
        String names = String.join(",", beans);
        if (names.contains("ZGC")) {
            return names.contains("ZGC Minor") ? "ZGenerational" : "Z";
        }
        if (names.contains("G1")) {
            return "G1";
        }
        if (names.contains("Shenandoah")) {
            return "Shenandoah";
        }
        return names.contains("PS ") ? "Parallel" : names.contains("Copy") ? "Serial" : "other";
    }

    /** All that is known, whether it takes this JVM or not. */
    static List<Hazard> entries() {
        List<Hazard> entries = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(HazardLedger.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(Hazard.parse(line.strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** The events that have a hazard, in whatever JVM. */
    public static Set<String> known() {
        return entries().stream().map(Hazard::event).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The hazards of this JVM that somebody accepted, in words. */
    public List<String> accepted() {
        return accepted.stream().map(Hazard::words).toList();
    }

    /** Why this type cannot be recorded here: all its events are dangerous. Empty where it can. */
    public Optional<String> refusal(TypeDefinition definition) {
        return safe(definition).isEmpty()
                ? Optional.of("The type '" + definition.type().name() + "' is off in this JVM, because of "
                        + in(definition, off).map(Hazard::words).collect(Collectors.joining("; ")) + "."
                        + advice(in(definition, off)
                                .map(Hazard::event)
                                .distinct()
                                .collect(Collectors.joining(" and "))))
                : Optional.empty();
    }

    /**
     * The type without its dangerous events, with a note for each that is left out and for each that was accepted. Not for a
     * type that is refused.
     */
    public TypeDefinition without(TypeDefinition definition) {
        List<String> notes = Stream.concat(
                        in(definition, off)
                                .map(hazard ->
                                        "Left out in this JVM: " + hazard.words() + "." + advice(hazard.event())),
                        in(definition, accepted)
                                .map(hazard ->
                                        "Recorded although it is dangerous in this JVM: " + hazard.words() + "."))
                .toList();
        return notes.isEmpty() ? definition : definition.leaving(safe(definition), notes);
    }

    private static String advice(String events) {
        return " To record it all the same, add " + events + " to 'holter.hazards.allow'.";
    }

    private static Stream<Hazard> in(TypeDefinition definition, List<Hazard> hazards) {
        return hazards.stream()
                .filter(hazard -> definition.event(hazard.event()).isPresent());
    }

    private List<EventSettings> safe(TypeDefinition definition) {
        return definition.events().stream()
                .filter(event -> off.stream().noneMatch(hazard -> hazard.event().equals(event.event())))
                .toList();
    }
}
