package dev.holter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs JMH by its own options and keeps every iteration of every fork. */
public final class JmhBench {

    private JmhBench() {}

    /** @param arguments the folder for results, the commit that is measured, and options of JMH */
    public static void main(String[] arguments) throws IOException, RunnerException, CommandLineOptionException {
        if (arguments.length < 2) {
            System.err.println("Wanted: the folder for results, the commit, options of JMH.");
            System.exit(2);
        }
        String[] options = Arrays.copyOfRange(arguments, 2, arguments.length);
        CommandLineOptions parsed = new CommandLineOptions(options);
        if (onlyTells(parsed)) {
            org.openjdk.jmh.Main.main(options);
            return;
        }
        Collection<RunResult> results = new Runner(parsed).run();
        ResultFile.of(arguments[1])
                .put("options", List.of(options))
                .put("benchmarks", results.stream().map(JmhBench::readings).toList())
                .write(Path.of(arguments[0]), "jmh", "");
    }

    private static boolean onlyTells(CommandLineOptions options) {
        return options.shouldHelp()
                || options.shouldList()
                || options.shouldListWithParams()
                || options.shouldListProfilers()
                || options.shouldListResultFormats();
    }

    private static Map<String, Object> readings(RunResult result) {
        Map<String, String> parameters = new LinkedHashMap<>();
        result.getParams()
                .getParamsKeys()
                .forEach(key -> parameters.put(key, result.getParams().getParam(key)));
        Map<String, Object> readings = new LinkedHashMap<>();
        readings.put("benchmark", result.getParams().getBenchmark());
        readings.put("parameters", parameters);
        readings.put("unit", result.getPrimaryResult().getScoreUnit());
        readings.put(
                "forks",
                result.getBenchmarkResults().stream().map(JmhBench::primary).toList());
        Map<String, Object> beside = new LinkedHashMap<>();
        result.getSecondaryResults()
                .forEach((name, of) -> beside.put(
                        name + ", " + of.getScoreUnit(),
                        result.getBenchmarkResults().stream()
                                .map(fork -> secondary(fork, name))
                                .toList()));
        readings.put("beside", beside);
        return readings;
    }

    private static List<Double> primary(BenchmarkResult fork) {
        return fork.getIterationResults().stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList();
    }

    private static List<Double> secondary(BenchmarkResult fork, String name) {
        List<Double> scores = new ArrayList<>();
        for (IterationResult iteration : fork.getIterationResults()) {
            if (iteration.getSecondaryResults().containsKey(name)) {
                scores.add(iteration.getSecondaryResults().get(name).getScore());
            }
        }
        return scores;
    }
}
