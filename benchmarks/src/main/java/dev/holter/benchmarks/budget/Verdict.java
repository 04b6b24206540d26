package dev.holter.benchmarks.budget;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * One row of the table.
 *
 * @param budget what was allowed
 * @param readings what was measured
 * @param median of the readings; NaN where there are none
 * @param lower quartile of the readings
 * @param upper quartile of the readings
 */
record Verdict(Budget budget, List<Double> readings, double median, double lower, double upper) {

    static Verdict of(Budget budget, List<Double> readings) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        readings.forEach(statistics::addValue);
        return new Verdict(
                budget,
                readings,
                statistics.getPercentile(50),
                statistics.getPercentile(25),
                statistics.getPercentile(75));
    }

    /** Whether more than three quarters of the readings are over the budget; of three readings or fewer, all. */
    boolean isBroken() {
        return lower > budget.most();
    }

    /** Whether the run has to fail: a budget that nobody measures is kept by nobody. */
    boolean isBad() {
        return isBroken() || readings.isEmpty();
    }

    /** In a word. */
    String word() {
        if (readings.isEmpty()) {
            return "NOT MEASURED";
        }
        return isBroken() ? "BROKEN" : median > budget.most() ? "noise" : "kept";
    }
}
