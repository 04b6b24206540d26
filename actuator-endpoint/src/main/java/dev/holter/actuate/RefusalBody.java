package dev.holter.actuate;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.json.JsonWriter;

/**
 * A refusal as it is answered.
 *
 * @param status the HTTP status
 * @param code the reason
 * @param detail what happened, why, and what to do
 * @param retryAfter in seconds; absent where time does not help
 */
record RefusalBody(
        int status, String code, String detail, @Nullable Long retryAfter) implements OperationResponseBody {

    static RefusalBody of(Refusal refusal) {
        return new RefusalBody(
                status(refusal.code()), refusal.code().name(), refusal.detail(), seconds(refusal.retryAfter()));
    }

    /** For answers that are not written by Spring MVC. */
    String toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status);
        json.put("code", code);
        json.put("detail", detail);
        if (retryAfter != null) {
            json.put("retryAfter", retryAfter);
        }
        return JsonWriter.<Map<String, Object>>standard().writeToString(json);
    }

    static int status(RefusalCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, OUT_OF_SCOPE -> 403;
            case NOT_FOUND -> 404;
            case BUSY, NOT_READY, QUARANTINED -> 409;
            case EXPIRED -> 410;
            case UNSUPPORTED -> 422;
            case LIMITED -> 429;
            case STARTING, BREAKER_OPEN, KILLED, NO_SPACE -> 503;
        };
    }

    static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : Math.max(1, duration.plusMillis(999).toSeconds());
    }
}
