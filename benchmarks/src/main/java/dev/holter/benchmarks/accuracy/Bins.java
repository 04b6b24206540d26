package dev.holter.benchmarks.accuracy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that are compared one by one. All others are one bin, the last.
 *
 * @param names sorted
 */
record Bins(List<String> names) {

    /** The largest of each of the two, as many as {@code top} of each. */
    static Bins of(List<Map<String, Double>> one, List<Map<String, Double>> other, int top) {
        TreeSet<String> names = new TreeSet<>(largest(one, top));
        names.addAll(largest(other, top));
        return new Bins(List.copyOf(names));
    }

    private static List<String> largest(List<Map<String, Double>> weights, int top) {
        Map<String, Double> sums = new TreeMap<>();
        for (Map<String, Double> each : weights) {
            double total = total(each);
            each.forEach((name, weight) -> sums.merge(name, weight / total, Double::sum));
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(top)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Shares, 0 to 1, by the order of the names, then of the rest. */
    double[] shares(Map<String, Double> weights) {
        double total = total(weights);
        if (!(total > 0)) {
            throw new IllegalStateException("Nothing was sampled, so that there are no shares to compare.");
        }
        double[] shares = new double[names.size() + 1];
        double rest = 1;
        for (int i = 0; i < names.size(); i++) {
            shares[i] = weights.getOrDefault(names.get(i), 0.0) / total;
            rest -= shares[i];
        }
        shares[names.size()] = Math.max(0, rest);
        return shares;
    }

    private static double total(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(weight -> weight).sum();
    }
}
