package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.holter.benchmarks.Interval;
import dev.holter.benchmarks.MeanError;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A mean over quads, with its uncertainty between starts and between blocks.
 *
 * @param mean of all quads
 * @param low lower end of the interval of 95 %
 * @param high its upper end
 * @param upper what it is below, with 95 %
 * @param starts how many
 * @param quads how many
 */
record Estimate(double mean, double low, double high, double upper, int starts, int quads) {

    /** Fewer starts say nothing about how starts differ: then the quads are taken, and nothing is known of other starts. */
    private static final int STARTS_FOR_T = 3;

    private static final long SEED = 1;

    /**
     * By the rules of benchmarks/macro.yml; NaN where there is nothing.
     *
     * @param byStart one figure for each quad of each start
     */
    static Estimate of(List<double[]> byStart, int resamples) {
        double[] all = byStart.stream().flatMapToDouble(Arrays::stream).toArray();
        if (all.length == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0);
        }
        double mean = StatUtils.mean(all);
        double[] drawn = drawnMeans(byStart, resamples);
        double low = StatUtils.percentile(drawn, 2.5);
        double high = StatUtils.percentile(drawn, 97.5);
        double upper = StatUtils.percentile(drawn, 95);
        double[] means = byStart.stream().mapToDouble(StatUtils::mean).toArray();
        double[] units = means.length >= STARTS_FOR_T ? means : all;
        low = Math.min(low, mean - MeanError.of(units, 0.975));
        high = Math.max(high, mean + MeanError.of(units, 0.975));
        upper = Math.max(upper, mean + MeanError.of(units, 0.95));
        return new Estimate(mean, low, high, upper, byStart.size(), all.length);
    }

    private static double[] drawnMeans(List<double[]> byStart, int resamples) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            int quads = 0;
            for (int start = 0; start < byStart.size(); start++) {
                double[] of = byStart.get(random.nextInt(byStart.size()));
                for (int quad = 0; quad < of.length; quad++) {
                    sum += of[random.nextInt(of.length)];
                    quads++;
                }
            }
            means[i] = sum / quads;
        }
        return means;
    }

    /** From logs of ratios to per cent. */
    Estimate percent() {
        return map(log -> 100 * Math.expm1(log));
    }

    Estimate map(DoubleUnaryOperator growing) {
        return new Estimate(
                growing.applyAsDouble(mean),
                growing.applyAsDouble(low),
                growing.applyAsDouble(high),
                growing.applyAsDouble(upper),
                starts,
                quads);
    }

    private Interval interval() {
        return new Interval(mean, low, high);
    }

    /** Whether it is told apart from what two equal arms differ by. */
    @JsonIgnore
    boolean isResolvedAgainst(Estimate same) {
        return interval().isResolvedAgainst(same.interval());
    }
}
