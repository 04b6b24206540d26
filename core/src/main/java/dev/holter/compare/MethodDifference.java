package dev.holter.compare;

import java.util.List;

/**
 * What one method and all that it calls use on both sides of a diff, in the unit of the profile's type, for each request or second.
 *
 * @param method class and method
 * @param value for each unit on the first side: in slow requests, or in the session that was asked for
 * @param baseValue for each unit on the base's side: in the rest, or in the base session
 * @param samples how many samples of both sides have the method on their stacks
 * @param details where the difference comes from, largest first, as far as samples tell
 */
public record MethodDifference(
        String method, double value, double baseValue, long samples, List<DetailDifference> details) {

    public MethodDifference {
        details = List.copyOf(details);
    }

    /** What the first side has more; negative where it has less. */
    public double difference() {
        return value - baseValue;
    }

    /** What the ranking is by, see {@link Diff}. */
    public double score() {
        double larger = Math.max(value, baseValue);
        return larger == 0 ? 0 : difference() * Math.abs(difference()) / larger;
    }

    MethodDifference with(List<DetailDifference> told) {
        return new MethodDifference(method, value, baseValue, samples, told);
    }
}
