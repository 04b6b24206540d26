package dev.holter.benchmarks.budget;

import java.time.Duration;

/**
 * How long and how often things are measured.
 *
 * @param forks of JMH; 0 is for tests, in this JVM
 * @param iterations of JMH in a fork, as many to warm up; each takes {@code iteration}
 * @param iteration how long one takes
 * @param dump for how long the dump was recorded that profiles are made of
 * @param repetitions of what is over in a moment
 * @param warmUp how long the service is under load before anything is measured
 * @param window how long a session on the service records, one of each type
 * @param quiet how long one reading of the idle cost takes
 * @param starts of the service, in each of its two forms
 * @param kills of sessions
 */
record Pace(
        int forks,
        int iterations,
        Duration iteration,
        Duration dump,
        int repetitions,
        Duration warmUp,
        Duration window,
        Duration quiet,
        int starts,
        int kills) {

    /** Below five minutes on two cores. The windows are as long as a user's by default. */
    static final Pace QUICK = new Pace(
            3,
            3,
            Duration.ofMillis(300),
            Duration.ofSeconds(12),
            7,
            Duration.ofSeconds(12),
            Duration.ofSeconds(10),
            Duration.ofSeconds(4),
            5,
            8);

    /** Proves that all is measured; the figures say nothing. */
    static final Pace SMOKE = new Pace(
            0,
            1,
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            1,
            1);
}
