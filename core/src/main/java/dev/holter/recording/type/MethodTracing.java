package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JFR's tracing of single calls: the JVM rewrites the named methods for as long as a recording wants it. One event tells of each
 * call that is long enough, another counts all calls.
 */
public final class MethodTracing {

    /** Tells of one call. */
    public static final String EVENT = "jdk.MethodTrace";

    /** Counts all calls of a method and adds up what they took; tells of no thread and so is no sample. */
    public static final String TIMING_EVENT = "jdk.MethodTiming";

    /** The first JDK that has them. */
    public static final int SINCE = 25;

    /** What the event offers, for JVMs that do not have it: what is typed there is checked all the same. */
    static final AvailableEvents.Offer OFFER =
            new AvailableEvents.Offer(Set.of("enabled", "threshold", "stackTrace", "filter"), true, Set.of());

    private static final String FILTER = "filter";

    private MethodTracing() {}

    /** The event before somebody names methods: then it is left out. */
    static EventSettings event(String threshold) {
        return EventSettings.of(EVENT, Weight.DURATION)
                .with(FILTER, "")
                .with("threshold", threshold)
                .with("stackTrace", "true");
    }

    /** Whether a session of this type may name methods. */
    public static boolean mayName(TypeDefinition definition) {
        return definition.type().equals(ProfileType.TRACE)
                && definition.event(EVENT).isPresent();
    }

    /** The methods that a session of this type follows; none where nobody named any. */
    public static TracedMethods methods(TypeDefinition definition) {
        return definition
                .event(EVENT)
                .map(event -> event.settings().getOrDefault(FILTER, ""))
                .flatMap(TracedMethods::parse)
                .orElse(TracedMethods.NONE);
    }

    /**
     * What a session records. Where methods are named, by it or by the type's settings, their calls and nothing else, because a
     * wait inside a call would count twice; else all but calls. Empty where nothing is left to record.
     */
    public static Optional<TypeDefinition> recorded(TypeDefinition definition, TracedMethods asked) {
        if (!mayName(definition)) {
            return Optional.of(definition);
        }
        TracedMethods named = asked.isEmpty() ? methods(definition) : asked;
        List<EventSettings> events = definition.events().stream()
                .filter(event -> event.event().equals(EVENT) != named.isEmpty())
                .map(event -> named.isEmpty() ? event : event.with(FILTER, named.filter()))
                .toList();
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new TypeDefinition(
                        definition.type(),
                        events,
                        definition.scaling(),
                        definition.defaultDuration(),
                        definition.cap(),
                        definition.notes()));
    }

    /**
     * The settings that make JFR count the calls of the type's methods, at the beginning and the end of what it writes at once:
     * the difference is the session's.
     */
    public static Map<String, String> timing(TypeDefinition definition) {
        TracedMethods methods = methods(definition);
        return methods.isEmpty()
                ? Map.of()
                : Map.of(
                        TIMING_EVENT + "#enabled", "true",
                        TIMING_EVENT + "#filter", methods.filter(),
                        TIMING_EVENT + "#period", "everyChunk");
    }
}
