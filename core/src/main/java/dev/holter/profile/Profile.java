package dev.holter.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The immutable result of a session: a table of samples, the stacks they point to, and what is needed to judge them. Safe to
 * share between threads.
 */
public final class Profile {

    private final ProfileType type;
    private final Provenance provenance;
    private final Overhead overhead;
    private final StackTree stacks;
    private final SampleTable samples;

    public Profile(ProfileType type, Provenance provenance, Overhead overhead, StackTree stacks, SampleTable samples) {
        this.type = type;
        this.provenance = provenance;
        this.overhead = overhead;
        this.stacks = stacks;
        this.samples = samples;
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

    /** The same profile with the samples of one endpoint only. */
    public Profile onlyEndpoint(String endpoint) {
        return new Profile(
                type, provenance, overhead, stacks, samples.where(row -> endpoint.equals(samples.endpoint(row))));
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
