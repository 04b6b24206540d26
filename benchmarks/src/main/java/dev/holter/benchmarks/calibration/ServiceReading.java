package dev.holter.benchmarks.calibration;

import dev.holter.recording.type.EventCosts;

/**
 * What events of one kind cost in the service.
 *
 * @param events how many there were, in all sessions
 * @param seconds how long the sessions were together
 * @param requests how many request scopes ended in them
 * @param cost what they cost together
 */
record ServiceReading(ServiceEvents kind, long events, double seconds, long requests, ServiceCost cost) {

    private static final double MILLI = 1e6;

    ServiceReading plus(ServiceReading other) {
        return new ServiceReading(
                kind, events + other.events, seconds + other.seconds, requests + other.requests, cost.plus(other.cost));
    }

    /** Without what JFR's code uses when no session runs. */
    ServiceReading beyond(ServiceCost off) {
        return new ServiceReading(kind, events, seconds, requests, cost.beyond(off));
    }

    /** CPU of one event, ns. */
    double nanos() {
        return cost.eventMillis() * MILLI / events;
    }

    /** CPU of one request scope's event, ns. */
    double scopeNanos() {
        return cost.scopeMillis() * MILLI / requests;
    }

    /** How rare the events were, from 1 to 0. */
    double rareness() {
        return EventCosts.rareness(events / seconds);
    }

    /** How rare the scopes were. */
    double scopeRareness() {
        return EventCosts.rareness(requests / seconds);
    }
}
