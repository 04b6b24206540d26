package dev.holter.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The immutable result of a session: a table of samples, the stacks they point to, and what is needed to judge them. Safe to
 * share between threads.
 */
public final class Profile {

    /** How many endpoints a note names. */
    private static final int NAMED = 5;

    private final ProfileType type;
    private final Provenance provenance;
    private final Overhead overhead;
    private final StackTree stacks;
    private final SampleTable samples;
    private final List<EndpointRequests> requests;
    private final List<MethodCalls> methods;

    /** Of a session that followed no method. */
    public Profile(
            ProfileType type,
            Provenance provenance,
            Overhead overhead,
            StackTree stacks,
            SampleTable samples,
            List<EndpointRequests> requests) {
        this(type, provenance, overhead, stacks, samples, requests, List.of());
    }

    public Profile(
            ProfileType type,
            Provenance provenance,
            Overhead overhead,
            StackTree stacks,
            SampleTable samples,
            List<EndpointRequests> requests,
            List<MethodCalls> methods) {
        this.type = type;
        this.provenance = provenance;
        this.overhead = overhead;
        this.stacks = stacks;
        this.samples = samples;
        this.requests = List.copyOf(requests);
        this.methods = List.copyOf(methods);
    }

    public ProfileType type() {
        return type;
    }

    public Provenance provenance() {
        return provenance;
    }

    public Overhead overhead() {
        return overhead;
    }

    public StackTree stacks() {
        return stacks;
    }

    public SampleTable samples() {
        return samples;
    }

    /** How long the requests of each endpoint took. */
    public List<EndpointRequests> requests() {
        return requests;
    }

    /** What the calls of the methods took that the session followed, whichever endpoint they belong to. */
    public List<MethodCalls> methods() {
        return methods;
    }

    /** How long this endpoint's requests took; empty where none was seen. */
    public Optional<EndpointRequests> requestsOf(String endpoint) {
        return requests.stream()
                .filter(each -> each.endpoint().equals(endpoint))
                .findFirst();
    }

    /** The same profile with the rows that the predicate, called with row numbers, keeps. */
    public Profile where(IntPredicate keep) {
        return new Profile(type, provenance, overhead, stacks, samples.where(keep), requests, methods);
    }

    /** The same profile with the samples of one endpoint only. */
    public Profile onlyEndpoint(String endpoint) {
        List<EndpointRequests> kept = requests.stream()
                .filter(each -> each.endpoint().equals(endpoint))
                .toList();
        SampleTable rows = samples.where(row -> endpoint.equals(samples.endpoint(row)));
        return new Profile(type, provenance, overhead, stacks, rows, kept, methods);
    }

    /** The same profile with the samples of slow requests only, and a note on endpoints of which none can be called slow. */
    public Profile onlySlow() {
        SampleTable rows = samples.where(samples::slow);
        return new Profile(type, provenance.with(slowNote()), overhead, stacks, rows, requests, methods);
    }

    private String slowNote() {
        List<EndpointRequests> few =
                requests.stream().filter(each -> !each.tellsSlow()).toList();
        String slow = "Only requests that took longer than their endpoint's p95.";
        if (few.isEmpty()) {
            return slow;
        }
        String some = few.stream()
                .limit(NAMED)
                .map(each -> each.endpoint() + " (" + each.wholeRequests() + ")")
                .collect(Collectors.joining(", "));
        return slow + " None is called slow where fewer than " + EndpointRequests.ENOUGH + " requests were seen whole: "
                + some + (few.size() > NAMED ? " and others." : ".");
    }

    /** What each endpoint used, largest value first. */
    public List<EndpointTotal> endpoints() {
        Map<String, EndpointTotal> totals = new HashMap<>();
        for (int row = 0; row < samples.size(); row++) {
            totals.merge(
                    samples.endpoint(row),
                    new EndpointTotal(samples.endpoint(row), samples.count(row), samples.value(row)),
                    EndpointTotal::plus);
        }
        return totals.values().stream()
                .sorted(Comparator.comparingLong(EndpointTotal::value)
                        .reversed()
                        .thenComparing(EndpointTotal::endpoint))
                .toList();
    }

    /** The heap bytes that this profile retains, estimated from its columns and strings. */
    public long retainedBytes() {
        return stacks.retainedBytes() + samples.retainedBytes();
    }
}
