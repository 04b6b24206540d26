package dev.holter.actuate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of an actuator endpoint cannot see: query parameters override its body and even its path, unknown ones
 * vanish, and of duplicate JSON keys one is dropped. Knows nothing of a web stack. Refuses by throwing {@link Refused}.
 */
final class RequestRules {

    /** The largest body that is read, in bytes: sixty times the longest question. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final Set<String> VIEW_PARAMETERS = Set.of("base", "endpoint", "slow");
    private static final Set<String> START_KEYS =
            Set.of("type", "duration", "endpoint", "instance", "question", "live", "methods");
    private static final Set<String> SESSION_KEYS = Set.of("state");
    private static final Set<String> KILL_SWITCH_KEYS = Set.of("engaged", "reason");
    private static final Set<String> QUARANTINE_KEYS = Set.of("type", "reason");

    private RequestRules() {}

    /** The least role that any call of this kind needs; the operation may ask for more. */
    static Role leastRole(boolean write, List<String> path) {
        return write && !path.equals(List.of(ProfilingEndpoint.KILL_SWITCH)) ? Role.OPERATOR : Role.VIEWER;
    }

    /**
     * Judges the query.
     *
     * @param path what follows the endpoint's own path
     * @param query the raw query; null where there is none
     * @param parameters all parameters that the container found, with all their values
     */
    static void checkParameters(
            boolean write, List<String> path, @Nullable String query, Map<String, String[]> parameters) {
        String asked = query == null ? "" : query.strip();
        if (write && (!asked.isEmpty() || !parameters.isEmpty())) {
            throw Refused.invalid("A write takes no query parameters. Send a JSON body.");
        }
        if (!asked.isEmpty() && parameters.isEmpty()) {
            throw Refused.invalid("The query '" + Excerpt.of(asked) + "' cannot be read.");
        }
        Set<String> known = path.size() == 2 ? VIEW_PARAMETERS : Set.of();
        parameters.forEach((name, values) -> {
            requireKnown("query parameter", name, known);
            if (values.length > 1) {
                throw Refused.invalid(
                        "The query parameter '" + name + "' was sent " + values.length + " times. Send it once.");
            }
        });
    }

    /** Judges a body that is valid JSON. */
    static void checkBody(List<String> path, Map<String, @Nullable Object> body, String json) {
        Set<String> known = keys(path);
        body.forEach((key, value) -> {
            requireKnown("key", key, known);
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw Refused.invalid("'" + key + "' must be a string, a number or a boolean.");
            }
        });
        if (JsonKeys.count(json) != body.size()) {
            throw Refused.invalid("A key was sent more than once. Send each key once.");
        }
    }

    /** The refusal of a body beyond {@link #MAX_BODY_BYTES}. */
    static Refused tooLarge() {
        return Refused.invalid(
                "The body must have at most " + MAX_BODY_BYTES + " bytes. 'question' may have 1000 characters.");
    }

    private static Set<String> keys(List<String> path) {
        if (path.isEmpty()) {
            return START_KEYS;
        }
        return switch (path.get(0)) {
            case ProfilingEndpoint.KILL_SWITCH -> KILL_SWITCH_KEYS;
            case ProfilingEndpoint.QUARANTINE -> QUARANTINE_KEYS;
            default -> SESSION_KEYS;
        };
    }

    private static void requireKnown(String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw Refused.invalid("The " + what + " '" + Excerpt.of(name) + "' is not known here. "
                    + (known.isEmpty() ? "None is." : "Known: " + String.join(", ", new TreeSet<>(known)) + "."));
        }
    }
}
