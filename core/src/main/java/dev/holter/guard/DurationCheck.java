package dev.holter.guard;

import java.time.Duration;
import java.util.Optional;

/** Refuses sessions that are shorter than a second or longer than the limit. */
public final class DurationCheck implements Check {

    /** Below this a sampled profile says nothing. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Limits limits;

    public DurationCheck(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<Refusal> check(Ask ask) {
        Duration duration = ask.duration();
        if (duration == null || (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(limits.maxDuration()) <= 0)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                RefusalCode.INVALID_REQUEST,
                "'duration' must be from 1s to " + limits.maxDuration().toSeconds() + "s, but was " + seconds(duration)
                        + "."));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
