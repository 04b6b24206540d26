package dev.holter.benchmarks.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * The latency of one endpoint at one percentile. Nothing is claimed of the 99.9th: a block holds too few requests for it.
 *
 * @param offNanos of all requests of the arm off
 * @param onNanos of all requests of the arm on
 * @param same A/A, by the quads, per cent
 * @param kind on against off, by the quads, per cent
 */
record LatencyResult(
        String endpoint,
        double percentile,
        long offNanos,
        long onNanos,
        Estimate same,
        Estimate kind,
        boolean resolved) {

    private static final List<Double> CLAIMED = List.of(50.0, 99.0);
    private static final double SHOWN_ONLY = 99.9;

    static List<LatencyResult> of(Run run) {
        List<List<Quad>> same = run.quads(StartRun::same);
        List<List<Quad>> kind = run.quads(StartRun::kind);
        List<LatencyResult> results = new ArrayList<>();
        for (String endpoint : endpoints(kind)) {
            Histogram off = all(kind, endpoint, false);
            Histogram on = all(kind, endpoint, true);
            for (double percentile : CLAIMED) {
                Estimate ofSame = byQuads(same, endpoint, percentile, run);
                Estimate ofKind = byQuads(kind, endpoint, percentile, run);
                results.add(of(endpoint, percentile, off, on, ofSame, ofKind));
            }
            Estimate nothing = Estimate.of(List.of(), 0);
            results.add(of(endpoint, SHOWN_ONLY, off, on, nothing, nothing));
        }
        return results;
    }

    private static LatencyResult of(
            String endpoint, double percentile, Histogram off, Histogram on, Estimate same, Estimate kind) {
        return new LatencyResult(
                endpoint,
                percentile,
                off.getValueAtPercentile(percentile),
                on.getValueAtPercentile(percentile),
                same.percent(),
                kind.percent(),
                kind.isResolvedAgainst(same));
    }

    private static Estimate byQuads(List<List<Quad>> starts, String endpoint, double percentile, Run run) {
        List<double[]> figures = starts.stream()
                .map(quads -> quads.stream()
                        .mapToDouble(quad -> Math.log((double) value(quad, endpoint, percentile, true)
                                / value(quad, endpoint, percentile, false)))
                        .toArray())
                .toList();
        return Estimate.of(figures, run.protocol().resamples());
    }

    private static long value(Quad quad, String endpoint, double percentile, boolean on) {
        return Math.max(1, Latencies.sum(quad.arm(on), endpoint).getValueAtPercentile(percentile));
    }

    private static Histogram all(List<List<Quad>> starts, String endpoint, boolean on) {
        return Latencies.sum(
                starts.stream()
                        .flatMap(List::stream)
                        .flatMap(quad -> quad.arm(on).stream())
                        .toList(),
                endpoint);
    }

    private static Set<String> endpoints(List<List<Quad>> starts) {
        Set<String> endpoints = new TreeSet<>();
        starts.forEach(quads -> quads.forEach(quad -> quad.blocks()
                .forEach(block -> endpoints.addAll(block.latencies().keySet()))));
        return endpoints;
    }
}
