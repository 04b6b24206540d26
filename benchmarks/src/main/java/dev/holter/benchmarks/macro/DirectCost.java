package dev.holter.benchmarks.macro;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The direct measurement, which resolves far below what a comparison of two arms can: CPU of JFR's and Holter's threads, read from outside, in an on
 * block beyond what they use in an off block; and samples × calibrated cost for what happens inside the service's threads.
 *
 * @param threadMillis CPU of JFR's and Holter's threads for one session, ms
 * @param estimatedMillis CPU inside the service's threads for one session by the calibration, ms
 * @param percentOfCpu both together, per cent of what the service uses in an off block
 * @param percentOfCpus both together, per cent of all CPUs' time in the block
 * @param meterMillis what Holter's own meter says of its threads, ms: the same as threadMillis if it is right
 * @param idleMillis CPU of JFR's and Holter's threads in 10 s of an off block, ms
 */
record DirectCost(
        Estimate threadMillis,
        Estimate estimatedMillis,
        Estimate percentOfCpu,
        Estimate percentOfCpus,
        Estimate meterMillis,
        Estimate idleMillis) {

    private static final double IDLE_SECONDS = 10;

    static DirectCost of(Run run) {
        int resamples = run.protocol().resamples();
        int cpus = run.machine().cpus();
        List<List<Quad>> starts = run.quads(StartRun::kind);
        return new DirectCost(
                estimate(starts, DirectCost::threadNanos, resamples).map(DirectCost::millis),
                estimate(starts, quad -> quad.mean(true, DirectCost::estimatedNanos), resamples)
                        .map(DirectCost::millis),
                estimate(starts, quad -> 100 * nanos(quad) / quad.mean(false, Block::serviceNanos), resamples),
                estimate(starts, quad -> 100 * nanos(quad) / (1e9 * cpus * quad.mean(true, Block::seconds)), resamples),
                estimate(starts, quad -> quad.mean(true, DirectCost::meterNanos), resamples)
                        .map(DirectCost::millis),
                estimate(starts, quad -> quad.mean(false, block -> block.profilerNanos() / block.seconds()), resamples)
                        .map(perSecond -> millis(perSecond * IDLE_SECONDS)));
    }

    private static Estimate estimate(List<List<Quad>> starts, ToDoubleFunction<Quad> figure, int resamples) {
        return Estimate.of(
                starts.stream()
                        .map(quads -> quads.stream().mapToDouble(figure).toArray())
                        .toList(),
                resamples);
    }

    private static double threadNanos(Quad quad) {
        return quad.mean(true, Block::profilerNanos) - quad.mean(false, Block::profilerNanos);
    }

    private static double nanos(Quad quad) {
        return threadNanos(quad) + quad.mean(true, DirectCost::estimatedNanos);
    }

    private static double estimatedNanos(Block block) {
        return block.session() == null ? 0 : block.session().estimatedNanos();
    }

    private static double meterNanos(Block block) {
        return block.session() == null ? 0 : block.session().measuredNanos();
    }

    private static double millis(double nanos) {
        return nanos / 1e6;
    }
}
