package dev.holter.benchmarks.calibration;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** What of an event's cost in the service is for its frames, and what for its being rare: cost = known + frames × per frame + rareness × if rare. */
final class CostFit {

    private CostFit() {}

    /**
     * By least squares of the relative errors.
     *
     * @param known what an event costs without a stack, ns
     */
    static EventCost of(List<ServiceReading> readings, double known) {
        double[] costs = new double[readings.size()];
        double[][] parts = new double[readings.size()][];
        for (int i = 0; i < costs.length; i++) {
            ServiceReading reading = readings.get(i);
            double nanos = reading.nanos();
            costs[i] = (nanos - known) / nanos;
            parts[i] = new double[] {reading.cost().depth() / nanos, reading.rareness() / nanos};
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(costs, parts);
        double[] found = regression.estimateRegressionParameters();
        return new EventCost(known, found[0], 0).ifRare(found[1]);
    }

    /** Where what it costs besides is known: the mean over the readings. */
    static EventCost ofRareness(List<ServiceReading> readings, EventCost known) {
        return known.ifRare(mean(
                readings,
                reading -> (reading.nanos() - known.nanos() - reading.cost().depth() * known.nanosPerFrame())
                        / reading.rareness()));
    }

    /** The same of the scopes, which all sessions have. */
    static EventCost ofScopes(List<ServiceReading> readings, EventCost known) {
        return known.ifRare(
                mean(readings, reading -> (reading.scopeNanos() - known.nanos()) / reading.scopeRareness()));
    }

    private static double mean(List<ServiceReading> readings, ToDoubleFunction<ServiceReading> figure) {
        return readings.stream().mapToDouble(figure).average().orElseThrow();
    }
}
