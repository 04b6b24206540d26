package dev.holter.benchmarks.accuracy;

import java.util.List;
import java.util.Map;

/**
 * What changes where both profilers look at once: mean distances of self time.
 *
 * @param fromEachOther of the two in the same stretch
 * @param referenceFromAlone of the reference from its stretches alone
 * @param holterFromAlone of Holter from its sessions alone
 */
record Both(double fromEachOther, double referenceFromAlone, double holterFromAlone) {

    /** @param alone whose bins are taken, so that its distances are those to compare with */
    static Both of(Readings both, Readings alone, Comparison comparison) {
        Bins bins = new Bins(comparison.bins());
        double[] reference = bins.shares(both.reference.get(0).self);
        double[] holter = bins.shares(both.holter.get(0).self);
        return new Both(
                Shares.distance(reference, holter),
                mean(bins, reference, alone.reference),
                mean(bins, holter, alone.holter));
    }

    private static double mean(Bins bins, double[] one, List<Stretch> others) {
        return others.stream()
                .map(stretch -> (Map<String, Double>) stretch.self)
                .mapToDouble(self -> Shares.distance(one, bins.shares(self)))
                .average()
                .orElseThrow();
    }
}
