package dev.holter.recording;

import dev.holter.recording.fold.KeptEndpoints;
import dev.holter.recording.type.TypeDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to record.
 *
 * @param sessionId names the recording, so that people find it in other tools
 * @param definition what to collect
 * @param duration for how long at the most
 * @param endpoints whose samples are kept
 * @param live whether somebody wants to see the profile grow
 */
public record RecordingPlan(
        String sessionId, TypeDefinition definition, Duration duration, KeptEndpoints endpoints, boolean live) {

    /** The recording ends by itself this long after its time, should Holter's thread have died. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** A window; of one endpoint only unless that is null. */
    public RecordingPlan(String sessionId, TypeDefinition definition, Duration duration, @Nullable String endpoint) {
        this(sessionId, definition, duration, KeptEndpoints.of(endpoint), false);
    }

    /** The same, recorded more cheaply by so many steps. */
    RecordingPlan tightened(int step) {
        return new RecordingPlan(sessionId, definition.tightened(step), duration, endpoints, live);
    }

    /** When the recording ends by itself, counted from its start. */
    Duration atMost() {
        return duration.plus(GRACE);
    }
}
