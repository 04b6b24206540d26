package dev.holter.benchmarks.worst;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/** What is in a file of results, as a table of Markdown: a row for each kind of session. Figures are medians, with the least and the most. */
final class Rows {

    private static final String HEAD = """
            | sessions | JDK | overhead as told | of that JFR's and Holter's threads | the same from outside | CPU of a request | of it collecting garbage, JFR's and Holter's threads, the rest | CPU of a request, without a session | samples | first tightened | end | breaker opened |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Rows() {}

    static String markdown(JsonNode results) {
        StringBuilder text = new StringBuilder(HEAD);
        results.fields().forEachRemaining(kind -> {
            List<JsonNode> sessions = StreamSupport.stream(
                            kind.getValue().path("sessions").spliterator(), false)
                    .toList();
            if (!sessions.isEmpty()) {
                text.append(row(kind.getKey(), kind.getValue().path("jdk").asText(), sessions));
            }
        });
        return text.toString();
    }

    private static String row(String kind, String jdk, List<JsonNode> sessions) {
        MoreCpu more = MoreCpu.of(sessions.stream()
                .map(session -> new double[] {
                    session.path("cpuMillisPerRequestOn").asDouble(),
                    session.path("cpuMillisPerRequestBefore").asDouble(),
                    session.path("cpuMillisPerRequestAfter").asDouble()
                })
                .toArray(double[][]::new));
        return Stream.of(
                        sessions.size() + " × " + kind,
                        jdk.replaceAll("^\\D*(\\d+).*", "$1"),
                        percent(sessions, each -> each.path("overheadAsTold").asDouble()),
                        percent(sessions, each -> ofThreads(each.at("/told/overhead"))),
                        percent(sessions, each -> each.path("profilerThreadsFromOutside")
                                .asDouble()),
                        more.words(),
                        byThreads(sessions),
                        more.wordsOfSame(),
                        range(
                                "%,.0f",
                                "", sessions.stream().mapToDouble(each -> each.at("/told/samples")
                                        .asDouble())),
                        some(sessions, Rows::firstTightened),
                        ends(sessions),
                        some(sessions, Rows::opened))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String byThreads(List<JsonNode> sessions) {
        List<MoreByThreads> more = sessions.stream().map(MoreByThreads::of).toList();
        return Stream.<ToDoubleFunction<MoreByThreads>>of(
                        MoreByThreads::garbage, MoreByThreads::profiling, MoreByThreads::rest)
                .map(part -> number(
                        "%+.0f",
                        StatUtils.percentile(
                                more.stream()
                                        .mapToDouble(each -> 100 * part.applyAsDouble(each))
                                        .toArray(),
                                50)))
                .collect(Collectors.joining(", ", "", " %"));
    }

    private static double ofThreads(JsonNode overhead) {
        double measured = overhead.path("measuredNanos").asDouble();
        double all = measured + overhead.path("estimatedNanos").asDouble();
        return all == 0 ? 0 : overhead.path("share").asDouble() * measured / all;
    }

    private static String percent(List<JsonNode> sessions, ToDoubleFunction<JsonNode> share) {
        return range("%.2f", " %", sessions.stream().mapToDouble(each -> 100 * share.applyAsDouble(each)));
    }

    /** The median, and the least and the most. */
    private static String range(String format, String unit, DoubleStream figures) {
        double[] values = figures.toArray();
        String median = number(format, StatUtils.percentile(values, 50)) + unit;
        return values.length == 1
                ? median
                : median + " (" + number(format, StatUtils.min(values)) + " to " + number(format, StatUtils.max(values))
                        + ")";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** Of how many sessions it is true, and after how many seconds. */
    private static String some(List<JsonNode> sessions, Function<JsonNode, @Nullable Duration> when) {
        List<Duration> after =
                sessions.stream().map(when).filter(Objects::nonNull).toList();
        return after.isEmpty()
                ? "never"
                : after.size() + ": after "
                        + range("%.1f", " s", after.stream().mapToDouble(each -> each.toMillis() / 1e3));
    }

    private static @Nullable Duration firstTightened(JsonNode session) {
        JsonNode steps = session.at("/told/tightened");
        return steps.isEmpty()
                ? null
                : Duration.ofMillis(steps.get(0).path("afterMillis").asLong());
    }

    private static @Nullable Duration opened(JsonNode session) {
        JsonNode breaker = session.path("breaker");
        return breaker.path("state").asText().equals("CLOSED")
                ? null
                : Duration.between(
                        Instant.parse(session.path("startedAt").asText()),
                        Instant.parse(breaker.path("since").asText()));
    }

    /** How they ended, and how many of them so; figures within the words differ by session. */
    private static String ends(List<JsonNode> sessions) {
        return sessions.stream()
                .map(session -> session.path("told"))
                .map(told -> told.path("truncated").asText("").isEmpty()
                        ? told.path("state").asText()
                        : told.path("truncated").asText())
                .map(end -> end.replaceAll("\\d+(\\.\\d+)?", "…"))
                .collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(end -> end.getValue() + ": " + end.getKey())
                .collect(Collectors.joining("; "));
    }
}
