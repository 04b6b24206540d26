package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.MeanError;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How one row compares with another, within rounds: a ratio or a difference.
 *
 * @param mean over rounds; of ratios the geometric one
 * @param low lower end of the 95 % interval: Student's t over rounds, of ratios' logarithms; NaN below {@value #FEWEST} rounds
 * @param high its upper end
 * @param same what it is where both are alike: 1 of a ratio, 0 of a difference
 * @param rounds how many rounds both have
 */
record Comparison(double mean, double low, double high, double same, int rounds) {

    /** Fewer say nothing about their scatter. */
    static final int FEWEST = 5;

    private static final double TAIL = 0.025;

    /**
     * @param of values by the round's number, all above 0
     * @param to values to compare with, by the round's number
     */
    static Comparison ratio(Map<Integer, Double> of, Map<Integer, Double> to) {
        return of(of, to, (one, other) -> Math.log(one / other), Math::exp);
    }

    /** As {@link #ratio}, of values of any sign. */
    static Comparison difference(Map<Integer, Double> of, Map<Integer, Double> to) {
        return of(of, to, (one, other) -> one - other, DoubleUnaryOperator.identity());
    }

    private static Comparison of(
            Map<Integer, Double> of, Map<Integer, Double> to, DoubleBinaryOperator compare, DoubleUnaryOperator back) {
        double[] compared = of.entrySet().stream()
                .flatMapToDouble(entry -> {
                    Double other = to.get(entry.getKey());
                    return other == null
                            ? DoubleStream.empty()
                            : DoubleStream.of(compare.applyAsDouble(entry.getValue(), other));
                })
                .toArray();
        double mean = StatUtils.mean(compared);
        double error = compared.length < FEWEST ? Double.NaN : MeanError.of(compared, 1 - TAIL);
        return new Comparison(
                back.applyAsDouble(mean),
                back.applyAsDouble(mean - error),
                back.applyAsDouble(mean + error),
                back.applyAsDouble(0),
                compared.length);
    }

    /** Whether the interval leaves out that both are alike. */
    boolean isResolved() {
        return low > same || high < same;
    }

    /** Whether it is less than the other, as far as is known. */
    boolean isLess() {
        return mean < same;
    }

    /** With so many digits, its interval, and whether it is resolved. */
    String words(int digits) {
        if (rounds == 0) {
            return "-";
        }
        String number = "%." + digits + "f";
        if (Double.isNaN(low)) {
            return String.format(Locale.ROOT, number + " (too few)", mean);
        }
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", mean, low, high)
                + (isResolved() ? "" : " not resolved");
    }
}
