package dev.holter.benchmarks.accuracy;

import java.util.List;

/** Arithmetic of distributions over the same bins. */
final class Shares {

    private Shares() {}

    /** Total variation, 0 to 1: the share that would have to be moved to make one of the other. Half the sum of the differences. */
    static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum / 2;
    }

    /** The mean, each counting the same. */
    static double[] mean(List<double[]> all) {
        double[] mean = new double[all.get(0).length];
        for (double[] each : all) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += each[i] / all.size();
            }
        }
        return mean;
    }

    /**
     * How far apart two distributions are in the bins in which two others said so: the share by which {@code one} has more in bins
     * where {@code first} had more than {@code second}, which chance alone makes 0 on average where all four are independent. At
     * most the distance.
     */
    static double heldOut(double[] first, double[] second, double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.signum(first[i] - second[i]) * (one[i] - other[i]);
        }
        return sum / 2;
    }
}
