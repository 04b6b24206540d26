package dev.holter.samples.load;

import java.util.List;

/**
 * How the requests of a load went so far.
 *
 * @param routes one for each route, in the plan's order
 * @param notSent how many requests were not sent because too many were waiting for their answers
 * @param waiting how many requests wait for their answers now; no latency knows of them yet
 */
public record LoadReport(List<RouteReport> routes, long notSent, long waiting) {

    /**
     * How the requests of one route went. Latencies count from the moment at which a request was due, so that a stalled service
     * shows in full.
     *
     * @param name the route's name
     * @param answered how many were answered with a status below 400
     * @param failed how many were answered with another status, or not at all
     * @param p50Nanos median latency
     * @param p99Nanos 99th percentile of the latency
     * @param maxNanos the longest
     */
    public record RouteReport(String name, long answered, long failed, long p50Nanos, long p99Nanos, long maxNanos) {}

    /** All answered requests. */
    public long answered() {
        return routes.stream().mapToLong(RouteReport::answered).sum();
    }

    /** All failed requests. */
    public long failed() {
        return routes.stream().mapToLong(RouteReport::failed).sum();
    }
}
