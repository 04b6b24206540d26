package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.Launch;
import java.util.List;
import java.util.function.BiFunction;

/**
 * One row of the table: a profiler with its settings.
 *
 * @param name as in the table and on the command line
 * @param attach what it adds to the start of the service
 * @param ownThreads how the names of its own threads begin, JFR's among them where it uses JFR
 * @param export how its profiles get out
 */
record Rival(
        String name,
        BiFunction<Launch, Setup, Launch> attach,
        List<String> ownThreads,
        BiFunction<Setup, Sink, Export> export) {

    /** Whether a thread of this name is its own. */
    boolean isOwn(String thread) {
        return ownThreads.stream().anyMatch(thread::startsWith);
    }
}
