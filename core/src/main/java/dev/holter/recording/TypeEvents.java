package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.profile.ProfileType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events and settings that collect a profile type, in JFR's own notation. */
final class TypeEvents {

    /** How often the sampler looks: 50 times a second costs well below 1 % of a core. */
    static final String CPU_SAMPLE_PERIOD = "20 ms";

    static final long CPU_SAMPLE_PERIOD_NANOS = 20_000_000;

    private TypeEvents() {}

    /** Every setting of each event: enabling an event by its name alone gives it useless defaults. */
    static Map<String, String> settings(ProfileType type) {
        if (!type.equals(ProfileType.CPU)) {
            throw new RecordingException("There are no events for the type '" + type.name() + "'.");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("jdk.ExecutionSample#enabled", "true");
        settings.put("jdk.ExecutionSample#period", CPU_SAMPLE_PERIOD);
        settings.put(RequestScopes.EVENT + "#enabled", "true");
        settings.put(RequestScopes.EVENT + "#threshold", "0 ns");
        settings.put(WindowMark.NAME + "#enabled", "true");
        settings.put(WindowMark.NAME + "#threshold", "0 ns");
        return settings;
    }

    /** The sampled events and their settings, in words. */
    static String source() {
        return "jdk.ExecutionSample period=" + CPU_SAMPLE_PERIOD + ", scaled to the CPU time of each thread group";
    }
}
