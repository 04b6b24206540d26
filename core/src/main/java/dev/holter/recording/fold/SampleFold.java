package dev.holter.recording.fold;

import dev.holter.attribution.EndpointNames;
import dev.holter.attribution.RequestSpeeds;
import dev.holter.attribution.ScopeTimeline;
import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Frame;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import dev.holter.recording.type.Scaling;
import dev.holter.recording.type.TypeDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Joins samples to request scopes and gives them their values.
 *
 * <p>Where a type scales by a thread counter, a sample of thread group g with weight w is worth w × U(g) ÷ W(g): U(g) is what the
 * group's threads used by the JVM's own counters, W(g) the sum of its weights. JFR samples less than it promises when there is
 * much to sample; so weights say only how a group's use is divided, and the counters say how much it was. What a group without
 * any sample used is kept under {@link Frame#NOT_SAMPLED}. Weights of allocation samples are {@linkplain PossibleWeights cut} first
 * to what the threads can have allocated.
 */
public final class SampleFold {

    private final TypeDefinition definition;
    private final Contents contents;
    private final ThreadLedger ledger;
    private final EndpointNames endpoints;
    private final KeptEndpoints kept;
    private final long endedAt;
    private final long lastTime;
    private final SampleTable.Builder rows = new SampleTable.Builder();
    private long[] weights = new long[0];
    private long folded;
    private @Nullable ReactiveStacks reactive;

    /**
     * @param kept whose samples are kept; what the others used still counts when values are divided
     * @param endedAt {@code System.nanoTime()} after which nothing is kept
     */
    public SampleFold(
            TypeDefinition definition,
            Contents contents,
            ThreadLedger ledger,
            EndpointNames endpoints,
            KeptEndpoints kept,
            long endedAt) {
        this.definition = definition;
        this.contents = contents;
        this.ledger = ledger;
        this.endpoints = endpoints;
        this.kept = kept;
        this.endedAt = endedAt;
        this.lastTime = contents.timeAt(endedAt);
    }

    /** Folds what the contents hold; to be called once. */
    public Recorded fold(@Nullable String truncated, List<String> recordingNotes) {
        ScopeTimeline scopes = contents.timeline();
        RequestSpeeds speeds = contents.speeds();
        PossibleWeights possible = new PossibleWeights(definition.scaling(), contents.samples(), ledger, lastTime);
        KeptSamples keeping = new KeptSamples(kept, endpoints.names(), contents.stacks());
        foldSamples(scopes, speeds, possible, keeping);
        long[] used = ledger.used();
        weights = Arrays.copyOf(weights, Math.max(used.length, weights.length));
        used = Arrays.copyOf(used, weights.length);
        if (kept.isAll()) {
            addNotSampled(used);
        }
        Values values = Values.of(definition.scaling(), used, weights);
        SampleTable table = rows.build(
                values.of(rows),
                keeping.endpointNames(),
                keeping.groupNames(ledger.groups().names()));
        List<String> notes = new ArrayList<>(recordingNotes);
        possible.note().ifPresent(notes::add);
        if (keeping.dropped() > 0) {
            notes.add(keeping.dropped() + " samples outside of the session's endpoints were not kept.");
        }
        List<EndpointRequests> requests = requests(speeds);
        FoldNotes.add(notes, definition, contents, endpoints, kept, requests, taken(), used);
        return new Recorded(
                keeping.stacks(),
                table,
                requests,
                definition.source() + values.words(),
                truncated,
                notes,
                contents.applicationNanos(endedAt),
                kept.isAll() ? contents.methods().methods() : List.of(),
                List.of());
    }

    /** How many samples JFR took, and for how many they stand, because tightened settings left some out on purpose. */
    private FoldNotes.Taken taken() {
        return new FoldNotes.Taken(
                folded,
                definition.scaling() == Scaling.THREAD_CPU_TIME
                        ? Arrays.stream(weights).sum()
                        : folded);
    }

    private List<EndpointRequests> requests(RequestSpeeds speeds) {
        return speeds.endpoints(endpoints.names()).stream()
                .filter(requests -> kept.keeps(requests.endpoint()))
                .toList();
    }

    private void foldSamples(
            ScopeTimeline scopes, RequestSpeeds speeds, PossibleWeights possible, KeptSamples keeping) {
        SampleLog samples = contents.samples();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.time(i) > lastTime) {
                continue;
            }
            long thread = samples.thread(i);
            OptionalInt group = ledger.groupOf(thread, contents.threadName(thread));
            if (group.isEmpty()) {
                continue;
            }
            long weight = possible.take(i);
            count(group.getAsInt(), weight);
            int request = scopes.numberAt(thread, samples.time(i));
            boolean known = request != ScopeTimeline.NONE;
            int number = known
                    ? contents.requests().endpoint(request)
                    : endpoints.unattributed(isReactive(samples.stack(i)));
            if (keeping.keeps(number)) {
                rows.add(
                        keeping.stack(samples.stack(i), number, group.getAsInt()),
                        number,
                        group.getAsInt(),
                        contents.secondOf(samples.time(i)),
                        known && speeds.isSlow(request),
                        1,
                        weight);
            }
        }
    }

    private boolean isReactive(int stack) {
        if (!endpoints.isReactiveLost()) {
            return false;
        }
        if (reactive == null) {
            reactive = new ReactiveStacks(contents.stacks().build());
        }
        return reactive.isReactive(stack);
    }

    private void count(int group, long weight) {
        if (group >= weights.length) {
            weights = Arrays.copyOf(weights, Math.max(group + 1, weights.length * 2));
        }
        weights[group] += weight;
        folded++;
    }

    private void addNotSampled(long[] used) {
        int stack = contents.stacks().child(StackTree.ROOT, contents.stacks().frame(Frame.NOT_SAMPLED));
        for (int group = 0; group < used.length; group++) {
            if (weights[group] == 0 && used[group] > 0) {
                rows.add(stack, EndpointNames.UNATTRIBUTED, group, 0, false, 0, 0);
            }
        }
    }
}
