package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a session, by what it says itself.
 *
 * @param state COMPLETED, or why there is none
 * @param measuredNanos CPU of JFR's and Holter's threads by Holter's own meter
 * @param estimatedNanos samples × calibrated cost: CPU inside the service's threads
 * @param tightened how often the governor made it cheaper
 * @param truncated why it ended early
 */
record SessionFacts(
        String state,
        long samples,
        long measuredNanos,
        long estimatedNanos,
        int tightened,
        @Nullable String truncated) {

    static final String COMPLETED = "COMPLETED";

    static SessionFacts of(JsonNode session) {
        JsonNode overhead = session.path("overhead");
        return new SessionFacts(
                session.path("state").asText(),
                session.path("samples").asLong(),
                overhead.path("measuredNanos").asLong(),
                overhead.path("estimatedNanos").asLong(),
                session.path("tightened").size(),
                session.hasNonNull("truncated") ? session.get("truncated").asText() : null);
    }

    static SessionFacts refused(String why) {
        return new SessionFacts(why, 0, 0, 0, 0, null);
    }
}
