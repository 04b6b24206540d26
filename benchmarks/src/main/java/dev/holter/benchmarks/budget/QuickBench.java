package dev.holter.benchmarks.budget;

import dev.holter.benchmarks.ResultFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures in less than five minutes what has a budget, prints a table, writes the readings to a file, and ends with 1 where a budget is
 * broken beyond noise or was not measured, with 2 where it could not measure.
 */
public final class QuickBench {

    /** The costliest window was read at 0.0075 to 0.0106 of a budget of 0.01: two readings in a row over it are no proof. */
    private static final int MOST_TIMES = 3;

    private final Pace pace;
    private final Places places;
    private final PrintStream out;

    QuickBench(Pace pace, Places places, PrintStream out) {
        this.pace = pace;
        this.places = places;
        this.out = out;
    }

    /** @param arguments the commit that is measured, if it is known */
    public static void main(String[] arguments) {
        int code;
        try {
            code = new QuickBench(Pace.QUICK, Places.ofThisBuild(), System.out)
                    .run(arguments.length == 0 ? "unknown" : arguments[0]);
        } catch (Exception e) {
            e.printStackTrace();
            code = 2;
        }
        System.exit(code); // threads that park for ever are left
    }

    /** Measures and judges; the exit code. */
    int run(String commit) throws Exception {
        List<Budget> budgets = Budget.read(places.budgets()).stream()
                .filter(Budget::isOfThisJdk)
                .toList();
        return judge(budgets, measure(budgets), commit);
    }

    /** Measures all that has a budget; what seems to break one up to three times, and all of them count. */
    Readings measure(List<Budget> budgets) throws Exception {
        Readings all = new Readings();
        for (Part.Named each : Part.ALL) {
            Readings readings = new Readings();
            int times = 0;
            do {
                measure(each, readings);
                times++;
            } while (times < MOST_TIMES && isBroken(budgets, readings));
            all.addAll(readings);
        }
        return all;
    }

    private static boolean isBroken(List<Budget> budgets, Readings readings) {
        return budgets.stream().anyMatch(budget -> Verdict.of(budget, readings.of(budget.name()))
                .isBroken());
    }

    private void measure(Part.Named each, Readings readings) throws Exception {
        long begun = System.nanoTime();
        out.print("== " + each.words());
        out.flush();
        each.part().measure(pace, places, readings);
        out.printf(Locale.ROOT, ": %d s%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun));
    }

    /** Prints and writes what was measured; the exit code. */
    int judge(List<Budget> budgets, Readings readings, String commit) throws IOException {
        List<Verdict> verdicts = budgets.stream()
                .map(budget -> Verdict.of(budget, readings.of(budget.name())))
                .toList();
        print(verdicts);
        write(verdicts, places.results(), commit);
        return verdicts.stream().anyMatch(Verdict::isBad) ? 1 : 0;
    }

    private void print(List<Verdict> verdicts) {
        out.printf(Locale.ROOT, "%n%-34s %12s %25s %10s  %-12s %s%n", "", "median", "quartiles", "budget", "", "unit");
        for (Verdict row : verdicts) {
            out.printf(
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

    private void write(List<Verdict> verdicts, Path folder, String commit) throws IOException {
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
        ResultFile.of(commit).put("costs", rows).write(folder, "quick", "");
    }
}
