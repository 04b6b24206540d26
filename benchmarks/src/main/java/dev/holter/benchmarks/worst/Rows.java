package dev.holter.benchmarks.worst;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What is in a file of results, as a table of Markdown: a row for each session. */
final class Rows {

    private static final String HEAD = """
            | session | JDK | overhead as told | of that JFR's and Holter's threads | the same from outside | CPU of a request | samples | tightened | end | breaker |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private Rows() {}

    static String markdown(JsonNode results) {
        StringBuilder text = new StringBuilder(HEAD);
        results.fields().forEachRemaining(kind -> kind.getValue()
                .path("sessions")
                .forEach(session ->
                        row(text, kind.getKey(), kind.getValue().path("jdk").asText(), session)));
        return text.toString();
    }

    private static void row(StringBuilder text, String kind, String jdk, JsonNode session) {
        JsonNode told = session.path("told");
        text.append(String.format(
                Locale.ROOT,
                "| %s, %s | %s | %.2f %% | %.2f %% | %.2f %% | %s | %d | %s | %s | %s |%n",
                kind,
                session.path("session").asInt() == 1 ? "first" : "second",
                jdk.replaceAll("^\\D*(\\d+).*", "$1"),
                100 * session.path("overheadAsTold").asDouble(),
                100 * ofThreads(told.path("overhead")),
                100 * session.path("profilerThreadsFromOutside").asDouble(),
                more(session.path("moreForARequest")),
                told.path("samples").asLong(),
                tightened(told.path("tightened")),
                told.path("truncated").asText("").isEmpty()
                        ? told.path("state").asText()
                        : told.path("truncated").asText(),
                breaker(session)));
    }

    private static double ofThreads(JsonNode overhead) {
        double measured = overhead.path("measuredNanos").asDouble();
        double all = measured + overhead.path("estimatedNanos").asDouble();
        return all == 0 ? 0 : overhead.path("share").asDouble() * measured / all;
    }

    private static String more(JsonNode share) {
        // Jackson writes what is no number as a text
        return share.isNumber() && !Double.isNaN(share.asDouble())
                ? String.format(Locale.ROOT, "%+.1f %%", 100 * share.asDouble())
                : "not resolved";
    }

    private static String tightened(JsonNode steps) {
        if (steps.isEmpty()) {
            return "no";
        }
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(text.isEmpty() ? "after " : ", ")
                .append(String.format(
                        Locale.ROOT, "%.1f s", step.path("afterMillis").asLong() / 1e3)));
        return text.toString();
    }

    private static String breaker(JsonNode session) {
        JsonNode breaker = session.path("breaker");
        if (breaker.path("state").asText().equals("CLOSED")) {
            return "closed";
        }
        Instant began = Instant.parse(session.path("startedAt").asText());
        Duration after =
                Duration.between(began, Instant.parse(breaker.path("since").asText()));
        return String.format(Locale.ROOT, "opened after %.1f s", after.toMillis() / 1e3);
    }
}
