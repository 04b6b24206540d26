package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.MeanError;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;
import org.jspecify.annotations.Nullable;

/**
 * How one row compares with another: the geometric mean of the ratios within rounds.
 *
 * @param mean the ratio
 * @param low lower end of the 95 % interval: Student's t of the logarithms, over rounds; NaN below {@value #FEWEST} rounds
 * @param high its upper end
 * @param rounds how many rounds both have
 */
record Ratio(double mean, double low, double high, int rounds) {

    /** Fewer say nothing about their scatter. */
    static final int FEWEST = 5;

    private static final double TAIL = 0.025;

    /**
     * @param of values by the round's number, all above 0
     * @param to values to compare with, by the round's number
     */
    static Ratio of(Map<Integer, Double> of, Map<Integer, Double> to) {
        double[] logs = of.entrySet().stream()
                .flatMapToDouble(entry -> logOfRatio(entry.getValue(), to.get(entry.getKey())))
                .toArray();
        double mean = StatUtils.mean(logs);
        double error = logs.length < FEWEST ? Double.NaN : MeanError.of(logs, 1 - TAIL);
        return new Ratio(Math.exp(mean), Math.exp(mean - error), Math.exp(mean + error), logs.length);
    }

    private static DoubleStream logOfRatio(double of, @Nullable Double to) {
        return to == null ? DoubleStream.empty() : DoubleStream.of(Math.log(of / to));
    }

    /** Whether the interval leaves 1 out. */
    boolean isResolved() {
        return low > 1 || high < 1;
    }

    @Override
    public String toString() {
        if (rounds == 0) {
            return "-";
        }
        if (Double.isNaN(low)) {
            return String.format(Locale.ROOT, "%.3f (too few)", mean);
        }
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", mean, low, high)
                + (isResolved() ? "" : " not resolved");
    }
}
