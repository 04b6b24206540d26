package dev.holter.samples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.samples.load.LoadReport;
import java.util.Locale;

/** A finished session and the load beside it, as text. */
final class Findings {

    private static final double NANOS_PER_MILLI = 1e6;

    private final StringBuilder text = new StringBuilder();

    private Findings() {}

    static String of(JsonNode session, LoadReport load) {
        Findings findings = new Findings();
        findings.addFrames(session);
        findings.addEndpoints(session);
        findings.addTotals(session);
        findings.addLoad(load);
        return findings.text.toString();
    }

    private void addFrames(JsonNode session) {
        line("Top frames by their own CPU time");
        for (JsonNode frame : session.path("top")) {
            line(
                    "  %5.1f %% %8.0f ms  %s",
                    100 * frame.path("selfShare").asDouble(),
                    millis(frame.path("selfValue")),
                    frame.path("frame").asText());
        }
    }

    private void addEndpoints(JsonNode session) {
        line("%nCPU time by endpoint");
        for (JsonNode endpoint : session.path("endpoints")) {
            line(
                    "  %5.1f %% %8.0f ms  %s",
                    100 * endpoint.path("share").asDouble(),
                    millis(endpoint.path("value")),
                    endpoint.path("endpoint").asText());
        }
    }

    private void addTotals(JsonNode session) {
        JsonNode overhead = session.path("overhead");
        line(
                "%nSamples   %d, %.0f ms of CPU time in all",
                session.path("samples").asLong(), millis(session.path("value").path("total")));
        line(
                "Overhead  %.2f %% of the available CPU time, %.1f %% of what the service used",
                100 * overhead.path("share").asDouble(),
                100 * overhead.path("processShare").asDouble());
        line("          measured as: %s", overhead.path("method").asText());
        for (JsonNode note : session.path("notes")) {
            line("Note      %s", note.asText());
        }
        if (session.hasNonNull("truncated")) {
            line("Truncated %s", session.path("truncated").asText());
        }
    }

    private void addLoad(LoadReport load) {
        line(
                "%nRequests meanwhile  %d answered, %d failed, %d not sent, %d under way at the end",
                load.answered(), load.failed(), load.notSent(), load.waiting());
        for (LoadReport.RouteReport route : load.routes()) {
            line(
                    "  p50 %6.1f ms   p99 %6.1f ms   %s",
                    route.p50Nanos() / NANOS_PER_MILLI, route.p99Nanos() / NANOS_PER_MILLI, route.name());
        }
    }

    private static double millis(JsonNode nanos) {
        return nanos.asLong() / NANOS_PER_MILLI;
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
