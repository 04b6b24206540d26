package dev.holter.benchmarks.rivals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** What readings of the same conditions say, in Markdown. */
final class Table {

    private static final double KILO = 1000;
    private static final double PER_CENT = 100;
    private static final int RATIO_DIGITS = 3;
    private static final int SHARE_DIGITS = 2;

    /** Holter's rows, of which each is compared with each other one. */
    private static final List<String> OURS = List.of("holter-cpu", "holter-cpu-duty");

    private final Map<String, List<Reading>> run;
    private final List<Reading> notRun;

    Table(List<Reading> readings) {
        run = readings.stream()
                .filter(Reading::isRun)
                .collect(Collectors.groupingBy(Reading::rival, LinkedHashMap::new, Collectors.toList()));
        notRun = readings.stream().filter(reading -> !reading.isRun()).toList();
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| profiler | starts | CPU per request, µs | to none | costs, % of one CPU | own threads, % of one CPU | JIT, µs "
                        + "| p50, ms | p99, ms | to none | RSS, MiB | heap, MiB | start, s | start's CPU, s | to none | KB a minute |");
        lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Rival rival : Rivals.ALL) {
            if (run.containsKey(rival.name())) {
                lines.add(row(rival.name()));
            }
        }
        lines.add("");
        lines.add("| | to | CPU per request | CPU, % of one | p99 | RSS | start's CPU |");
        lines.add("|---|---|---|---|---|---|---|");
        for (String ours : OURS) {
            for (Rival rival : Rivals.ALL) {
                if (!readings(ours).isEmpty() && !readings(rival.name()).isEmpty() && isOther(rival)) {
                    lines.add(against(ours, rival.name()));
                }
            }
        }
        lines.add("");
        run.keySet().forEach(name -> lines.add("- " + name + ": " + String.join("; ", notes(name))));
        notRun.forEach(reading -> lines.add(
                "- Not counted: " + reading.rival() + ", round " + reading.round() + ": " + reading.notRun()));
        return String.join("\n", lines) + "\n";
    }

    private String row(String name) {
        return "| "
                + String.join(
                        " | ",
                        name,
                        Integer.toString(readings(name).size()),
                        median(name, Reading::cpuMicros, 0),
                        toNone(name, Reading::cpuMicros),
                        costs(name),
                        median(name, reading -> PER_CENT * reading.ownShareOfOneCpu(), 2),
                        median(name, Reading::jitMicros, 0),
                        median(name, Reading::p50Millis, 1),
                        median(name, Reading::p99Millis, 1),
                        toNone(name, Reading::p99Millis),
                        median(name, Reading::rssMegabytes, 0),
                        median(name, Reading::heapMegabytes, 1),
                        median(name, reading -> reading.startMillis() / KILO, 1),
                        median(name, reading -> reading.startCpuMillis() / KILO, 1),
                        toNone(name, Reading::startCpuMillis),
                        median(name, reading -> reading.bytesPerMinute() / KILO, 0))
                + " |";
    }

    private static boolean isOther(Rival rival) {
        return !rival.name().equals(Rivals.NONE) && !rival.name().startsWith("holter");
    }

    private String against(String ours, String other) {
        return "| "
                + String.join(
                        " | ",
                        ours,
                        other,
                        verdict(ratio(ours, other, Reading::cpuMicros), RATIO_DIGITS),
                        verdict(difference(ours, other), SHARE_DIGITS),
                        verdict(ratio(ours, other, Reading::p99Millis), RATIO_DIGITS),
                        verdict(ratio(ours, other, Reading::rssMegabytes), RATIO_DIGITS),
                        verdict(ratio(ours, other, Reading::startCpuMillis), RATIO_DIGITS))
                + " |";
    }

    /** Who loses, in a word. */
    private static String verdict(Comparison comparison, int digits) {
        return comparison.words(digits) + (comparison.isResolved() ? comparison.isLess() ? " less" : " **more**" : "");
    }

    private List<Reading> readings(String name) {
        return run.getOrDefault(name, List.of());
    }

    private String toNone(String name, ToDoubleFunction<Reading> value) {
        return name.equals(Rivals.NONE) ? "1" : ratio(name, Rivals.NONE, value).words(RATIO_DIGITS);
    }

    private String costs(String name) {
        return name.equals(Rivals.NONE) ? "0" : difference(name, Rivals.NONE).words(SHARE_DIGITS);
    }

    private Comparison ratio(String of, String to, ToDoubleFunction<Reading> value) {
        return Comparison.ratio(byRound(of, value), byRound(to, value));
    }

    private Comparison difference(String of, String to) {
        ToDoubleFunction<Reading> value = reading -> PER_CENT * reading.shareOfOneCpu();
        return Comparison.difference(byRound(of, value), byRound(to, value));
    }

    private Map<Integer, Double> byRound(String name, ToDoubleFunction<Reading> value) {
        return readings(name).stream()
                .collect(Collectors.toMap(Reading::round, value::applyAsDouble, (first, second) -> second));
    }

    private String median(String name, ToDoubleFunction<Reading> value, int digits) {
        double[] values = readings(name).stream().mapToDouble(value).toArray();
        return String.format(Locale.ROOT, "%." + digits + "f", new Median().evaluate(values));
    }

    /** What the exports had to say, each thing once, and requests that failed. */
    private List<String> notes(String name) {
        Set<String> notes = new LinkedHashSet<>();
        readings(name).forEach(reading -> notes.addAll(reading.notes()));
        long failed = readings(name).stream().mapToLong(Reading::failed).sum();
        notes.add(failed + " requests failed or not sent");
        return List.copyOf(notes);
    }
}
