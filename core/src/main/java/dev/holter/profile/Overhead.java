package dev.holter.profile;

import java.time.Duration;

/**
 * What a session cost.
 *
 * @param share profiling CPU ÷ (wall time × CPUs available to this process), 0 to 1
 * @param processShare profiling CPU ÷ CPU of the whole process, 0 to 1
 * @param measured CPU time of JFR's and Holter's own threads
 * @param estimated CPU time that events cost inside the application's threads: events × calibrated cost
 * @param estimate whether it is a figure of a session that runs, by the most that its settings allow
 * @param method how each part was measured, in words
 */
public record Overhead(
        double share, double processShare, Duration measured, Duration estimated, boolean estimate, String method) {

    /** Nothing was measured, because nothing ran. */
    public static final Overhead NONE = new Overhead(0, 0, Duration.ZERO, Duration.ZERO, false, "nothing was recorded");

    /** Measured and estimated CPU time together. */
    public Duration total() {
        return measured.plus(estimated);
    }
}
