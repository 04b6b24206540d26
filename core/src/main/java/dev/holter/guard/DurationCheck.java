package dev.holter.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Refuses sessions that are shorter than a second, or longer than their type's own cap or else the limit for all. */
public final class DurationCheck implements Check {

    /** Below this a sampled profile says nothing. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Limits limits;
    private final Function<String, Optional<Duration>> capOfType;

    /** @param capOfType the cap that the type of this name has of its own, if it has one */
    public DurationCheck(Limits limits, Function<String, Optional<Duration>> capOfType) {
        this.limits = limits;
        this.capOfType = capOfType;
    }

    @Override
    public Optional<Refusal> check(Ask ask) {
        Duration duration = ask.duration();
        Duration longest = capOfType.apply(ask.type()).orElse(limits.maxDuration());
        if (duration == null || (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(longest) <= 0)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                RefusalCode.INVALID_REQUEST,
                "'duration' must be from 1s to " + longest.toSeconds() + "s, but was " + seconds(duration) + "."));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
