package dev.holter.recording;

import dev.holter.profile.ProfileType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to record.
 *
 * @param sessionId names the recording, so that people find it in other tools
 * @param type what to collect
 * @param duration for how long at the most
 * @param endpoint the only endpoint whose samples are kept; null for all
 */
public record RecordingPlan(
        String sessionId,
        ProfileType type,
        Duration duration,
        @Nullable String endpoint) {}
