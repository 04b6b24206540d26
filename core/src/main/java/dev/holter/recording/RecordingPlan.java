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

    /** A window. */
    public RecordingPlan(String sessionId, TypeDefinition definition, Duration duration, @Nullable String endpoint) {
        this(sessionId, definition, duration, endpoint, false);
    }
}
