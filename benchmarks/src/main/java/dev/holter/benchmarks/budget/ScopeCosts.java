package dev.holter.benchmarks.budget;

import dev.holter.benchmarks.scope.RequestScopeBenchmark;
import dev.holter.recording.FoldBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH measures, shortly: each fork gives one reading, a ratio to the baseline of the fork of the same number. */
final class ScopeCosts implements Part {

    private static final int WARM_UP_FOLDS = 6;
    private static final int FOLDS = 3;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    @Override
    public void measure(Pace pace, Places places, Readings readings) throws RunnerException {
        scopes(pace, readings);
        fold(pace, readings);
    }

    private static void scopes(Pace pace, Readings readings) throws RunnerException {
        ChainedOptionsBuilder scope = new OptionsBuilder()
                .include(RequestScopeBenchmark.class.getSimpleName() + "\\.(off|on)(Scope|Baseline)$")
                .param("sessions", "before")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(pace.forks())
                .warmupIterations(pace.iterations())
                .warmupTime(TimeValue.milliseconds(pace.iteration().toMillis()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.iteration().toMillis()));
        Collection<RunResult> results = new Runner(scope.build()).run();
        ratios(readings, "request scope off", scores(results, "offScope"), scores(results, "offBaseline"));
        ratios(readings, "request scope on", scores(results, "onScope"), scores(results, "onBaseline"));
        for (BenchmarkResult fork : forks(results, "offScope")) {
            readings.add("request scope off, allocation", secondary(fork, ALLOCATION));
        }
    }

    private static void fold(Pace pace, Readings readings) throws RunnerException {
        ChainedOptionsBuilder fold = new OptionsBuilder()
                .include(FoldBenchmark.class.getSimpleName() + "\\.(holter|recordingFile)$")
                .param("seconds", Long.toString(pace.dump().toSeconds()))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .forks(pace.forks())
                .warmupIterations(pace.forks() == 0 ? 1 : WARM_UP_FOLDS)
                .measurementIterations(pace.forks() == 0 ? 1 : FOLDS);
        Collection<RunResult> results = new Runner(fold.build()).run();
        ratios(readings, "parse join and fold", cpu(results, "holter"), cpu(results, "recordingFile"));
    }

    private static void ratios(Readings readings, String name, List<Double> of, List<Double> to) {
        for (int i = 0; i < Math.min(of.size(), to.size()); i++) {
            readings.add(name, of.get(i) / to.get(i));
        }
    }

    private static List<Double> scores(Collection<RunResult> results, String benchmark) {
        return forks(results, benchmark).stream()
                .map(fork -> fork.getPrimaryResult().getScore())
                .toList();
    }

    private static List<Double> cpu(Collection<RunResult> results, String benchmark) {
        return forks(results, benchmark).stream()
                .map(fork -> secondary(fork, "processMillis"))
                .toList();
    }

    private static double secondary(BenchmarkResult fork, String name) {
        return Objects.requireNonNull(fork.getSecondaryResults().get(name), name)
                .getScore();
    }

    private static List<BenchmarkResult> forks(Collection<RunResult> results, String benchmark) {
        List<BenchmarkResult> forks = new ArrayList<>();
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith("." + benchmark)) {
                forks.addAll(result.getBenchmarkResults());
            }
        }
        return forks;
    }
}
