package dev.holter.benchmarks.budget;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.holter.benchmarks.KillLatency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures in about four minutes what has a budget, prints a table, writes the readings to a file, and ends with 1 where a budget is
 * broken beyond noise, with 2 where it was called wrongly.
 */
public final class QuickBench {

    private static final int KILLS = 20;

    private QuickBench() {}

    /** @param arguments the file with the budgets, the folder for results, and the commit that is measured */
    public static void main(String[] arguments) throws IOException, InterruptedException, RunnerException {
        if (arguments.length != 3) {
            System.err.println("Wanted: the file with the budgets, the folder for results, the commit.");
            System.exit(2);
        }
        List<Budget> budgets = Budget.read(Path.of(arguments[0]));
        Readings readings = new Readings();
        Path directory = Files.createTempDirectory("bench");
        say("Request scope and fold by JMH, 2 minutes");
        ScopeCosts.measure(readings);
        ScopeCosts.measureFold(readings);
        say("Sessions and views, 1.5 minutes");
        SessionCosts.measure(readings, directory.resolve("holter"));
        say("Kill switch, 15 seconds");
        KillLatency.alone(
                directory,
                KILLS,
                call -> readings.add("kill call", call),
                last -> readings.add("kill last event", last));

        List<Verdict> verdicts = budgets.stream()
                .map(budget -> Verdict.of(budget, readings.of(budget.name())))
                .toList();
        print(verdicts);
        write(verdicts, Path.of(arguments[1]), arguments[2]);
        System.exit(verdicts.stream().anyMatch(Verdict::isBroken) ? 1 : 0);
    }

    private static void say(String what) {
        System.out.println("== " + what);
    }

    private static void print(List<Verdict> verdicts) {
        System.out.printf(
                Locale.ROOT, "%n%-34s %12s %25s %10s  %-12s %s%n", "", "median", "quartiles", "budget", "", "unit");
        for (Verdict row : verdicts) {
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %12s %25s %10s  %-12s %s%n",
                    row.budget().name(),
                    number(row.median()),
                    number(row.lower()) + " to " + number(row.upper()),
                    number(row.budget().most()),
                    row.word(),
                    row.budget().unit());
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : "%.1f", value);
    }

    private static void write(List<Verdict> verdicts, Path folder, String commit) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        result.put("at", now.toString());
        result.put("commit", commit);
        result.put("jdk", Runtime.version().toString());
        result.put("cpus", Runtime.getRuntime().availableProcessors());
        result.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        Map<String, Object> rows = new LinkedHashMap<>();
        for (Verdict row : verdicts) {
            rows.put(
                    row.budget().name(),
                    Map.of(
                            "unit", row.budget().unit(),
                            "budget", row.budget().most(),
                            "readings", row.readings(),
                            "verdict", row.word()));
        }
        result.put("costs", rows);
        Path file = Files.createDirectories(folder)
                .resolve("quick-" + now.toString().replace(":", "") + "-jdk"
                        + Runtime.version().feature() + ".json");
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), result);
        System.out.println("\nReadings: " + file);
    }
}
