package dev.holter.benchmarks.accuracy;

import dev.holter.benchmarks.ResultFile;
import dev.holter.benchmarks.reference.AsyncProfiler;
import dev.holter.benchmarks.reference.ReferenceLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One run: takes stretches of the same work with async-profiler and with Holter in turn, prints how far apart they are, and writes
 * everything to a file. docs/accuracy.md says what is compared and how.
 */
public final class AccuracyBench {

    private AccuracyBench() {}

    /**
     * @param arguments async-profiler's jar, the shop's jar, the folder for results, the commit that is measured; then the
     *     work, its load, the source of samples, the number of pairs, the seconds of a stretch
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 9) {
            System.err.println(
                    "Wanted: async-profiler's jar, the shop's jar, the folder for results, the commit,"
                            + " known or shop, its load, execution or cpu-time, the number of pairs, the seconds of a stretch.");
            System.exit(2);
        }
        Plan plan = Plan.of(arguments[4], arguments[5], arguments[6], arguments[7], arguments[8]);
        Path directory = Files.createTempDirectory("accuracy").toAbsolutePath();
        try (Subject subject = subject(plan, Path.of(arguments[1]), directory)) {
            Path library = ReferenceLibrary.extract(Path.of(arguments[0]), directory);
            Run run = Run.of(plan, subject, new AsyncProfiler(library, subject.pid(), directory));
            RunText.print(plan, run);
            write(plan, run, Path.of(arguments[2]), arguments[3]);
            System.out.println("Stacks: " + directory);
        }
        System.exit(0);
    }

    private static Subject subject(Plan plan, Path shop, Path directory) throws IOException, InterruptedException {
        return plan.work().equals(Plan.SHOP)
                ? ShopSubject.start(shop, plan, directory)
                : KnownSubject.start(plan.load(), plan.source(), directory.resolve("holter"));
    }

    private static void write(Plan plan, Run run, Path folder, String commit) throws IOException {
        ResultFile.of(commit)
                .put("options", JvmOptions.own())
                .put("work", plan.work())
                .put("load", plan.load())
                .put("source", plan.sourceName())
                .put("pairs", plan.pairs())
                .put("secondsOfAStretch", plan.length().toSeconds())
                .put("run", run)
                .write(folder, "accuracy", "-" + plan.name());
    }
}
