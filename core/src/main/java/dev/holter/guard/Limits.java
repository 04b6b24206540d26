package dev.holter.guard;

import java.time.Duration;

/**
 * How much profiling may be asked for.
 *
 * @param maxDuration the longest session
 * @param maxConcurrent how many asked-for sessions may run at once
 * @param maxPerHour how many asked-for sessions may start in an hour
 */
public record Limits(Duration maxDuration, int maxConcurrent, int maxPerHour) {

    /** 60 s, one at a time, twelve an hour. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(60), 1, 12);

    public Limits {
        if (maxDuration.compareTo(Duration.ofSeconds(1)) < 0 || maxDuration.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("'maxDuration' must be from 1s to 1h, but was " + maxDuration);
        }
        if (maxConcurrent != 1) {
            throw new IllegalArgumentException(
                    "'maxConcurrent' must be 1, because one profile type at a time is what keeps"
                            + " values comparable, but was " + maxConcurrent);
        }
        if (maxPerHour < 1 || maxPerHour > 3600) {
            throw new IllegalArgumentException("'maxPerHour' must be from 1 to 3600, but was " + maxPerHour);
        }
    }
}
