package dev.holter.profile;

import java.time.Duration;

/**
 * A moment at which a session's settings were made cheaper, because it was over its budget.
 *
 * @param after since the session began; zero for a session that began so
 * @param step how often settings were halved so far
 * @param reason what it cost, a clause
 * @param settings the events and their settings from then on, in words
 */
public record TighteningStep(Duration after, int step, String reason, String settings) {}
