package dev.holter.benchmarks.macro;

import java.util.List;

/**
 * One start of the JVM, as one kind sees it.
 *
 * @param beside all kinds that were measured in it, this one too: A/A is the same for all of them
 * @param seed of the quads' orders
 * @param warmUpSeconds how long it took
 * @param jitShare of one core, in the last block of the warm-up
 * @param warm whether it became warm; the start does not count otherwise
 * @param same A/A
 * @param kind off and on
 */
record StartRun(
        String at,
        long seed,
        List<String> beside,
        double warmUpSeconds,
        double jitShare,
        boolean warm,
        List<Quad> same,
        List<Quad> kind) {}
