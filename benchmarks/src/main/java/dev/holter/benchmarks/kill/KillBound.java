package dev.holter.benchmarks.kill;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * What a kill may take, and what it took. The bound holds for all kills but two of two hundred.
 *
 * @param what is bounded
 * @param most the bound, ms
 * @param readings of all kills, ms
 */
record KillBound(String what, double most, DescriptiveStatistics readings) {

    private static final double LATE = 2.0 / 200;

    private long late() {
        return Arrays.stream(readings.getValues()).filter(value -> value > most).count();
    }

    boolean isMissed() {
        return late() > readings.getN() * LATE;
    }

    private String verdict() {
        return isMissed() ? "MISSED" : "kept";
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-45s %5d kills: p50 %6.1f  p99 %6.1f  max %6.1f ms; %d beyond %.0f ms: %s",
                what,
                readings.getN(),
                readings.getPercentile(50),
                readings.getPercentile(99),
                readings.getMax(),
                late(),
                most,
                verdict());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("unit", "ms");
        json.put("bound", most);
        json.put("late", late());
        json.put("readings", readings.getValues());
        json.put("verdict", verdict());
        return json;
    }
}
