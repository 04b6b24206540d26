package dev.holter.benchmarks;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/** How far a mean of few figures may be off. */
public final class MeanError {

    private MeanError() {}

    /** Student's: how far the mean of such figures lies above the truth at most, with this probability. Of one alone nobody knows. */
    public static double of(double[] figures, double probability) {
        int freedom = figures.length - 1;
        return freedom == 0
                ? Double.POSITIVE_INFINITY
                : new TDistribution(freedom).inverseCumulativeProbability(probability)
                        * Math.sqrt(StatUtils.variance(figures) / figures.length);
    }
}
