package dev.holter.recording.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user sets for one type, as it was typed: changes of a type that Holter brings, or, with a question, a type of the
 * user's own. Nothing is checked here, because only a JVM whose JFR is initialised knows what is right.
 *
 * @param question makes it a type of the user's own
 * @param value what is measured; only for a type of one's own
 * @param unit the unit of the value; only for a type of one's own
 * @param weight {@code duration}, {@code count} or a numeric field of the events; only for a type of one's own
 * @param defaultDuration for how long to collect where nobody says
 * @param maxDuration the longest session of this type
 * @param events settings by event
 */
public record TypeTuning(
        @Nullable String question,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String weight,
        @Nullable String defaultDuration,
        @Nullable String maxDuration,
        Map<String, Map<String, String>> events) {

    public TypeTuning {
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }

    /** Only settings of events. */
    public static TypeTuning of(Map<String, Map<String, String>> events) {
        return new TypeTuning(null, null, null, null, null, null, events);
    }
}
