package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A profile type with the events that answer its question on this JDK.
 *
 * @param type the question, the value and its unit
 * @param events the events, with their settings
 * @param scaling how their weights become values
 * @param defaultDuration for how long to collect where nobody says and no limit is shorter
 * @param cap the longest session of this type, instead of the limit for all types; null where that one holds
 * @param notes what a reader of its profiles must know, one sentence each
 */
public record TypeDefinition(
        ProfileType type,
        List<EventSettings> events,
        Scaling scaling,
        Duration defaultDuration,
        @Nullable Duration cap,
        List<String> notes) {

    private static final String LIVE_OBJECTS = "jdk.OldObjectSample";

    public TypeDefinition {
        events = List.copyOf(events);
        notes = List.copyOf(notes);
        if (events.isEmpty()) {
            throw new IllegalArgumentException(
                    "'events' must not be empty, but the type '" + type.name() + "' has none");
        }
    }

    /**
     * The longest session of this type.
     *
     * @param limit the longest session of a type that has no cap of its own
     */
    public Duration longest(Duration limit) {
        return cap == null ? limit : cap;
    }

    /** For how long to collect where nobody says: the default, but never longer than the longest session. */
    public Duration usual(Duration limit) {
        Duration longest = longest(limit);
        return defaultDuration.compareTo(longest) > 0 ? longest : defaultDuration;
    }

    /** A type of which there is nothing to note. */
    public TypeDefinition(
            ProfileType type,
            List<EventSettings> events,
            Scaling scaling,
            Duration defaultDuration,
            @Nullable Duration cap) {
        this(type, events, scaling, defaultDuration, cap, List.of());
    }

    /** The same type with these events only, and these notes. */
    TypeDefinition leaving(List<EventSettings> events, List<String> notes) {
        return new TypeDefinition(type, events, scaling, defaultDuration, cap, notes);
    }

    /**
     * The same type recorded more cheaply.
     *
     * @param step each doubles periods and thresholds and halves rates; 0 changes nothing
     */
    public TypeDefinition tightened(int step) {
        return leaving(events.stream().map(event -> Tightening.of(event, step)).toList(), notes);
    }

    /** The settings while JFR does not walk stacks at allocation buffers, to put over the others. */
    public Map<String, String> settingsOfPause() {
        return Map.of(LIVE_OBJECTS + "#stackTrace", "false");
    }

    /** The settings of all events as JFR takes them: {@code event#setting} to value. */
    public Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        for (EventSettings event : events) {
            all.put(event.event() + "#enabled", "true");
            event.settings().forEach((setting, value) -> all.put(event.event() + "#" + setting, value));
        }
        return all;
    }

    /** The event of this name, if it belongs to the type. */
    public Optional<EventSettings> event(String name) {
        return events.stream().filter(event -> event.event().equals(name)).findFirst();
    }

    /**
     * Whether it samples live objects. JFR then walks a stack at each new allocation buffer, and not only for the few samples that it keeps; and it
     * tells of them only when a recording ends, never in a stream, and only of those that outlived a garbage collection while it recorded.
     */
    public boolean samplesLiveObjects() {
        return event(LIVE_OBJECTS).isPresent();
    }

    /** The events and their settings, in words. */
    public String source() {
        return events.stream().map(TypeDefinition::words).collect(Collectors.joining(", "));
    }

    private static String words(EventSettings event) {
        return event.settings().entrySet().stream()
                .filter(setting -> !setting.getKey().equals("stackTrace"))
                .map(setting -> " " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("", event.event(), ""));
    }
}
