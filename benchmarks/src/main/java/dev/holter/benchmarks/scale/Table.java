package dev.holter.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;

/** What was measured, as tables of Markdown: medians. */
final class Table {

    /** The parts of a window, in the order in which they are stacked. */
    static final List<String> PARTS = List.of("sampling", "in the application", "counting", "dumping", "reading");

    private static final String HEAD = """
            | | JDK | sampling | in the application | counting | dumping | reading | **all** (least to most) | samples/s | dump, KB | profile, KB | scope, ns | requests/s |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private final Map<Integer, Results> byJdk;

    Table(Map<Integer, Results> byJdk) {
        this.byJdk = byJdk;
    }

    /** One table for each axis. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        for (Axis axis : Axis.ALL) {
            text.append("\n### ")
                    .append(axis.title())
                    .append(" (`")
                    .append(axis.type().name())
                    .append("`)\n\n");
            text.append(HEAD);
            for (String point : points(byJdk, axis)) {
                byJdk.forEach((jdk, results) -> {
                    if (results.points(axis.name()).contains(point)) {
                        row(text, axis.name(), point, jdk, results);
                    }
                });
            }
        }
        return text.toString();
    }

    /** All points that some JDK has. */
    static List<String> points(Map<Integer, Results> byJdk, Axis axis) {
        List<String> points = new ArrayList<>();
        for (Results results : byJdk.values()) {
            for (String point : results.points(axis.name())) {
                if (!points.contains(point)) {
                    points.add(point);
                }
            }
        }
        return points;
    }

    private static void row(StringBuilder text, String axis, String point, int jdk, Results results) {
        text.append("| ").append(point).append(" | ").append(jdk);
        for (String part : PARTS) {
            text.append(" | ").append(percent(results.median(axis, point, part)));
        }
        double[] sums = results.sums(axis, point, PARTS);
        text.append(" | **").append(percent(StatUtils.percentile(sums, 50))).append("**");
        text.append(number(" (%.2f to %.2f)", 100 * StatUtils.min(sums), 100 * StatUtils.max(sums)));
        text.append(number(" | %.0f", results.median(axis, point, "samples per second")));
        text.append(number(" | %.0f", results.median(axis, point, "bytes of the dump") / 1_000));
        text.append(number(" | %.0f", results.median(axis, point, "bytes of the profile") / 1_000));
        text.append(number(" | %.0f", results.median(axis, point, "ns of a scope")));
        text.append(number(" | %,.0f |%n", results.median(axis, point, "served per second")));
    }

    private static String percent(double share) {
        return number("%.2f %%", 100 * share);
    }

    private static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
