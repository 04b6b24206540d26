package dev.holter.benchmarks.accuracy;

import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * A figure and where it lies with 95 % confidence.
 *
 * @param value the figure
 * @param lower 2.5th percentile of the redrawn figures
 * @param upper 97.5th
 */
record Interval(double value, double lower, double upper) {

    static final int DRAWS = 2_000;

    /** By bootstrap: what the figure is on data that are drawn anew each time. */
    static Interval of(double value, DoubleSupplier redrawn) {
        DescriptiveStatistics drawn = new DescriptiveStatistics();
        for (int i = 0; i < DRAWS; i++) {
            drawn.addValue(redrawn.getAsDouble());
        }
        return new Interval(value, drawn.getPercentile(2.5), drawn.getPercentile(97.5));
    }
}
