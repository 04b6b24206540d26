package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.TracedMethods;
import dev.holter.session.SessionRequest;
import dev.holter.text.Times;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** What a client sent to start a session, as text; turned into a request by hand so that every mistake gets its own words. */
record StartBody(
        @Nullable String type,
        @Nullable String duration,
        @Nullable String endpoint,
        @Nullable String instance,
        @Nullable String question,
        @Nullable String live,
        @Nullable String methods) {

    /** Beyond this a duration is a mistake, and arithmetic with it may overflow. */
    private static final Duration ABSURD = Duration.ofDays(366);

    private static final int LONGEST_DURATION = 32;

    /** The request that this body means; throws {@link Refused} where it means none. */
    SessionRequest toRequest(Holter holter) {
        SessionRequest request = SessionRequest.of(type(holter))
                .endpoint(name("endpoint", endpoint))
                .instance(name("instance", instance))
                .question(atMost("question", question, SessionRequest.MAX_QUESTION_LENGTH))
                .live(Flags.parse("live", live, false))
                .methods(methods == null ? TracedMethods.NONE : methods(methods));
        return duration == null ? request : request.duration(parse(duration));
    }

    private ProfileType type(Holter holter) {
        String known = holter.types().stream().map(ProfileType::name).collect(Collectors.joining(", "));
        if (type == null) {
            throw Refused.invalid("'type' is required. It must be one of " + known + ".");
        }
        return holter.type(type)
                .orElseThrow(() ->
                        Refused.invalid("'type' must be one of " + known + ", but was '" + Excerpt.of(type) + "'."));
    }

    private static Duration parse(String text) {
        Duration parsed = null;
        try {
            String typed = text.strip();
            parsed = typed.length() > LONGEST_DURATION
                    ? null
                    : Times.simple(typed).orElseGet(() -> DurationStyle.detectAndParse(typed));
        } catch (RuntimeException e) {
            // said below
        }
        if (parsed == null || parsed.compareTo(ABSURD) > 0 || parsed.compareTo(ABSURD.negated()) < 0) {
            throw Refused.invalid(
                    "'duration' must be a time such as 10s, 1500ms or PT10S, but was '" + Excerpt.of(text) + "'.");
        }
        return parsed;
    }

    private static TracedMethods methods(String typed) {
        return TracedMethods.parse(typed)
                .orElseThrow(
                        () -> Refused.invalid("'methods' is '" + Excerpt.of(typed) + "'. " + TracedMethods.ALLOWED));
    }

    private static @Nullable String name(String key, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw Refused.invalid("'" + key + "' must not be blank. Leave it out to mean all.");
        }
        return atMost(key, value, SessionRequest.MAX_NAME_LENGTH);
    }

    private static @Nullable String atMost(String key, @Nullable String value, int length) {
        if (value != null && value.length() > length) {
            throw Refused.invalid("'" + key + "' must have at most " + length + " characters, but has " + value.length()
                    + ": '" + Excerpt.of(value) + "'.");
        }
        return value;
    }
}
