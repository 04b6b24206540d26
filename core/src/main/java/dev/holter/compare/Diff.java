package dev.holter.compare;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import java.util.List;

/**
 * Two sets of samples beside each other, method by method, ranked so that a cause comes before the methods that lead to it.
 *
 * <p>A method's values count what it and all that it calls use, for each request or second: {@code value} on the first side,
 * {@code base} on the other. Its score is
 *
 * <pre>difference × |difference| ÷ max(value, base),   difference = value − base</pre>
 *
 * so a difference counts fully where the base has nothing of the method, and hardly where both have much of it, as they have of
 * {@code Thread.run}. All callers of a cause have its samples too and may reach nearly its score. So methods within 10 % of
 * the best score that is left are a tie; among them the application's own come before the JDK's and the frameworks', and the
 * deepest first. Left out is what differs by less than 1 % of the larger side's mean, or was seen in fewer than 5 samples.
 *
 * @param type what both sides measured
 * @param unit what values are divided by
 * @param units how many of them the first side has
 * @param baseUnits how many of them the base has
 * @param mean value of the first side, whole, for each unit
 * @param baseMean value of the base, whole, for each unit
 * @param methods the differences, the likeliest cause first
 * @param notes what a reader must know
 */
public record Diff(
        ProfileType type,
        Unit unit,
        double units,
        double baseUnits,
        double mean,
        double baseMean,
        List<MethodDifference> methods,
        List<String> notes) {

    /** What the values of a diff are divided by. */
    public enum Unit {
        /** For each request: slow ones against the rest of one endpoint. */
        REQUEST,
        /** For each second of session: one session against another. */
        SECOND
    }

    public Diff {
        methods = List.copyOf(methods);
        notes = List.copyOf(notes);
    }

    /**
     * What the slow requests of an endpoint do that the rest do not; only what they have more of. Requests that were seen in
     * part and are not known to be slow belong to the rest.
     *
     * @throws IllegalArgumentException where the profile saw no request of the endpoint
     */
    public static Diff slowAgainstRest(Profile profile, String endpoint) {
        EndpointRequests requests = profile.requestsOf(endpoint)
                .orElseThrow(() -> new IllegalArgumentException("'endpoint' was not asked for: " + endpoint));
        long rest = requests.requests() - requests.slowRequests();
        if (!requests.tellsSlow() || requests.slowRequests() == 0) {
            return new Diff(
                    profile.type(),
                    Unit.REQUEST,
                    requests.slowRequests(),
                    rest,
                    0,
                    0,
                    List.of(),
                    List.of(why(requests)));
        }
        Profile only = profile.onlyEndpoint(endpoint);
        SampleTable samples = only.samples();
        return of(
                Unit.REQUEST,
                new Side(only.where(samples::slow), requests.slowRequests()),
                new Side(only.where(row -> !samples.slow(row)), rest));
    }

    /**
     * What differs between two profiles, in either direction.
     *
     * @throws IllegalArgumentException where the profiles are not of the same type
     */
    public static Diff between(Profile profile, Profile base) {
        if (!profile.type().equals(base.type())) {
            throw new IllegalArgumentException("'base' must be of type "
                    + profile.type().name() + ", but is of type " + base.type().name());
        }
        return of(Unit.SECOND, new Side(profile, seconds(profile)), new Side(base, seconds(base)));
    }

    private static double seconds(Profile profile) {
        return Math.max(1, profile.provenance().duration().toMillis()) / 1_000.0;
    }

    private static Diff of(Unit unit, Side side, Side base) {
        return new Diff(
                side.profile().type(),
                unit,
                side.units(),
                base.units(),
                side.mean(),
                base.mean(),
                new MethodDifferences(side, base).ranked(unit == Unit.REQUEST),
                side.profile().provenance().notes());
    }

    private static String why(EndpointRequests requests) {
        return requests.tellsSlow()
                ? "No request took longer than the p95: they all took about as long."
                : "Only " + requests.wholeRequests() + " requests were seen whole, and a p95 needs "
                        + EndpointRequests.ENOUGH + ". Ask for a longer session, or for one under more traffic.";
    }
}
