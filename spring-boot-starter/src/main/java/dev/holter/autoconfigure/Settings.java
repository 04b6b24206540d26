package dev.holter.autoconfigure;

import dev.holter.recording.type.HazardLedger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All keys that this version knows, each with what it allows, in words. The one place for both. */
final class Settings {

    static final String PREFIX = "holter";

    private static final Map<String, String> ALLOWED = allowed();

    private Settings() {}

    /** The keys that do something. */
    static Set<String> known() {
        return ALLOWED.keySet();
    }

    /** The keys of one type, below {@code holter.types.<type>}, besides its events. */
    static Set<String> ofAType() {
        return Set.of("source", "question", "value", "unit", "weight", "default-duration", "max-duration");
    }

    /** Whether the key belongs to a type. */
    static boolean isOfAType(String key) {
        return key.startsWith(PREFIX + ".types.");
    }

    /** What this key allows, to follow "must be"; the key has to be known. */
    static String allowed(String key) {
        return isOfAType(key)
                ? "settings by name, for example holter.types.cpu.events.[jdk.ExecutionSample].period=10ms"
                : ALLOWED.getOrDefault(key, "something else");
    }

    /** Refuses a value that is out of its range. */
    static void require(boolean isAllowed, String key, Object value) {
        if (!isAllowed) {
            throw new InvalidSettingException(key, value.toString());
        }
    }

    private static Map<String, String> allowed() {
        Map<String, String> allowed = new LinkedHashMap<>();
        allowed.put("holter.enabled", "true or false");
        allowed.put("holter.service", "a name of 1 to 200 characters");
        allowed.put("holter.instance", "a name of 1 to 200 characters");
        allowed.put("holter.budget.cpu", "a share above 0 and at most 1, for example 0.01 for 1 %");
        allowed.put("holter.limits.max-duration", "a time from 1s to 1h, for example 60s");
        allowed.put(
                "holter.limits.max-concurrent",
                "1, because one profile type at a time is what keeps values comparable");
        allowed.put("holter.limits.max-per-hour", "a number from 1 to 3600");
        String globs = "one or more globs, for example *, or !GET /admin/* to deny";
        allowed.put("holter.scope.services", globs);
        allowed.put("holter.scope.instances", globs);
        allowed.put("holter.scope.endpoints", globs);
        allowed.put("holter.endpoint.viewer-role", "the name of a role");
        allowed.put("holter.endpoint.operator-role", "the name of a role");
        allowed.put("holter.endpoint.allow-anonymous", "true or false");
        allowed.put("holter.audit.file", "the path of a file");
        allowed.put("holter.kill-switch.file", "the path of a file");
        allowed.put("holter.retention.max-age", "a time from 1s to 30d, for example 1h");
        allowed.put("holter.retention.max-size", "a size of at least 1KB, for example 32MB");
        allowed.put("holter.directory", "the path of a folder");
        allowed.put("holter.hazards.allow", "one of " + String.join(", ", HazardLedger.known()));
        allowed.put("holter.min-free-space", "a size of at least 0B, for example 64MB");
        return allowed;
    }
}
