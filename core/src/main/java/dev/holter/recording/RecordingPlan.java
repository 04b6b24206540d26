package dev.holter.recording;

import dev.holter.recording.type.TypeDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to record.
 *
 * @param sessionId names the recording, so that people find it in other tools
 * @param definition what to collect
 * @param duration for how long at the most
 * @param endpoint the only endpoint whose samples are kept; null for all
 * @param live whether somebody wants to see the profile grow
 */
public record RecordingPlan(
        String sessionId,
        TypeDefinition definition,
        Duration duration,
        @Nullable String endpoint,
        boolean live) {

    /** JFR ends the recording by itself this long after its time, should Holter's thread have died. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** A window. */
    public RecordingPlan(String sessionId, TypeDefinition definition, Duration duration, @Nullable String endpoint) {
        this(sessionId, definition, duration, endpoint, false);
    }

    /** When JFR ends the recording by itself, counted from its start. */
    Duration atMost() {
        return duration.plus(GRACE);
    }
}
