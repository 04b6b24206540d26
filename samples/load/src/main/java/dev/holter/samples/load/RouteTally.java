package dev.holter.samples.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what became of the requests of one route. Safe to use from any thread. */
final class RouteTally {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int DIGITS = 3;

    private final Route route;
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Histogram latencies = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

    RouteTally(Route route) {
        this.route = route;
    }

    Route route() {
        return route;
    }

    void add(boolean ok, long latencyNanos) {
        (ok ? answered : failed).increment();
        latencies.recordValue(Math.min(LONGEST_NANOS, latencyNanos));
    }

    Histogram latencies() {
        return latencies.copy();
    }

    LoadReport.RouteReport report() {
        Histogram now = latencies();
        return new LoadReport.RouteReport(
                route.name(),
                answered.sum(),
                failed.sum(),
                now.getValueAtPercentile(50),
                now.getValueAtPercentile(99),
                now.getMaxValue());
    }
}
