package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.ProfileType;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** Reads the flat body that starts a session; every value as text, every mistake an answer. */
final class StartBody {

    private static final int SHOWN_LENGTH = 80;

    private StartBody() {}

    static SessionRequest read(
            Holter holter,
            @Nullable String type,
            @Nullable String duration,
            @Nullable String endpoint,
            @Nullable String instance,
            @Nullable String question,
            @Nullable String live) {
        try {
            return SessionRequest.of(type(holter, type))
                    .duration(duration == null ? SessionRequest.DEFAULT_DURATION : duration(duration))
                    .endpoint(endpoint)
                    .instance(instance)
                    .question(question)
                    .live(bool(live));
        } catch (IllegalArgumentException e) {
            throw new Refused(RefusalCode.INVALID_REQUEST, e.getMessage() + ".");
        }
    }

    private static ProfileType type(Holter holter, @Nullable String type) {
        return holter.type(type == null ? "" : type)
                .orElseThrow(() -> new IllegalArgumentException("'type' must be one of "
                        + holter.types().stream().map(ProfileType::name).toList() + ", but was " + shown(type)));
    }

    private static Duration duration(String duration) {
        try {
            return DurationStyle.detectAndParse(duration);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("'duration' must be like 10s, but was " + shown(duration), e);
        }
    }

    private static boolean bool(@Nullable String live) {
        if (live == null || live.equals("false") || live.equals("true")) {
            return "true".equals(live);
        }
        throw new IllegalArgumentException("'live' must be true or false, but was " + shown(live));
    }

    private static String shown(@Nullable String value) {
        return value == null || value.length() <= SHOWN_LENGTH
                ? "\"" + value + "\""
                : "\"" + value.substring(0, SHOWN_LENGTH) + "…\"";
    }
}
