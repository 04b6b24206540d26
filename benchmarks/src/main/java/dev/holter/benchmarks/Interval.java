package dev.holter.benchmarks;

import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean and its interval of 95 %.
 *
 * @param mean of the figures
 * @param low lower end; minus infinity where there is one figure alone
 * @param high upper end; infinity where there is one figure alone
 */
public record Interval(double mean, double low, double high) {

    private static final double TAIL = 0.025;

    /** Student's t over such figures. */
    public static Interval of(double[] figures) {
        double mean = StatUtils.mean(figures);
        double error = MeanError.of(figures, 1 - TAIL);
        return new Interval(mean, mean - error, mean + error);
    }

    /** Whether it leaves out 0, and its mean lies beyond what two equal arms differ by. */
    public boolean isResolvedAgainst(Interval same) {
        double noise = Math.max(Math.abs(same.low), Math.abs(same.high));
        return (low > 0 || high < 0) && Math.abs(mean) > noise;
    }
}
