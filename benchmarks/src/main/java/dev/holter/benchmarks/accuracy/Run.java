package dev.holter.benchmarks.accuracy;

import dev.holter.benchmarks.reference.AsyncProfiler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What one run found, and on what it rests.
 *
 * @param engine what async-profiler really sampled with
 * @param samplesOfReference how many samples the reference took
 * @param samplesOfHolter how many Holter took
 * @param notesOfHolter what its sessions said of themselves
 * @param result the distances
 * @param both at once
 */
record Run(
        String engine,
        long samplesOfReference,
        long samplesOfHolter,
        List<String> notesOfHolter,
        Result result,
        Both both) {

    private static final Duration FIRST = Duration.ofSeconds(2);

    static Run of(Plan plan, Subject subject, AsyncProfiler profiler) throws IOException, InterruptedException {
        String engine = profiler.engine();
        System.out.println("== " + plan.name() + ": async-profiler samples by " + engine);
        Thread.sleep(plan.warmUp().toMillis());
        // The first of each initialises what the later ones find.
        new Readings(subject, profiler, FIRST).take(1);
        Readings alone = new Readings(subject, profiler, plan.length());
        alone.take(plan.pairs());
        Readings both = new Readings(subject, profiler, plan.length());
        both.takeBoth();
        Result result = Result.of(alone);
        return new Run(
                engine,
                Math.round(alone.reference.stream().mapToDouble(Stretch::total).sum()),
                alone.samples,
                List.copyOf(alone.notes),
                result,
                Both.of(both, alone, result.self()));
    }
}
