package dev.holter.session;

import dev.holter.guard.Ask;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.TracedMethods;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to profile. Immutable; start from {@link #of}.
 *
 * @param type the profile type
 * @param duration for how long; null for the type's default
 * @param endpoint the route template to keep samples of; null for all
 * @param instance the instance that is meant; null for this one
 * @param question what the asker wants to know, at most 1,000 characters, kept with the profile; may be null
 * @param live whether somebody wants to watch the profile grow
 * @param methods the methods to follow call by call, for the type {@code trace}; none for those of its settings
 */
public record SessionRequest(
        ProfileType type,
        @Nullable Duration duration,
        @Nullable String endpoint,
        @Nullable String instance,
        @Nullable String question,
        boolean live,
        TracedMethods methods) {

    /** The longest question that is kept. */
    public static final int MAX_QUESTION_LENGTH = 1_000;

    /** The longest endpoint or instance that is understood. */
    public static final int MAX_NAME_LENGTH = 256;

    public SessionRequest {
        requireAtMost("question", question, MAX_QUESTION_LENGTH);
        requireAtMost("endpoint", endpoint, MAX_NAME_LENGTH);
        requireAtMost("instance", instance, MAX_NAME_LENGTH);
    }

    /** A session of this type with the defaults. */
    public static SessionRequest of(ProfileType type) {
        return new SessionRequest(type, null, null, null, null, false, TracedMethods.NONE);
    }

    public SessionRequest duration(@Nullable Duration duration) {
        return new SessionRequest(type, duration, endpoint, instance, question, live, methods);
    }

    public SessionRequest endpoint(@Nullable String endpoint) {
        return new SessionRequest(type, duration, endpoint, instance, question, live, methods);
    }

    public SessionRequest instance(@Nullable String instance) {
        return new SessionRequest(type, duration, endpoint, instance, question, live, methods);
    }

    public SessionRequest question(@Nullable String question) {
        return new SessionRequest(type, duration, endpoint, instance, question, live, methods);
    }

    public SessionRequest live(boolean live) {
        return new SessionRequest(type, duration, endpoint, instance, question, live, methods);
    }

    public SessionRequest methods(TracedMethods methods) {
        return new SessionRequest(type, duration, endpoint, instance, question, live, methods);
    }

    /** The same as the guard sees it. */
    public Ask ask() {
        return new Ask(type.name(), duration, endpoint, instance, question, live);
    }

    private static void requireAtMost(String name, @Nullable String value, int length) {
        if (value != null && value.length() > length) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be at most " + length + " characters, but has " + value.length());
        }
    }
}
