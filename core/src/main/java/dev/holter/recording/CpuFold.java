package dev.holter.recording;

import dev.holter.attribution.EndpointNames;
import dev.holter.attribution.ScopeTimeline;
import dev.holter.profile.Frame;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Joins the samples of a window to its request scopes and gives them their value.
 *
 * <p>A sample of thread group g is worth C(g) ÷ n(g) nanoseconds, where C(g) is the CPU time that the group's threads used by
 * their own clocks and n(g) the number of its samples. JFR's sampler takes fewer samples than its period promises when more
 * threads are runnable than there are cores; so samples say only how a group's CPU time is divided, and the clocks say how much
 * it was. CPU time of a group without any sample is kept under {@link Frame#NOT_SAMPLED}.
 */
final class CpuFold {

    /** Below this share of the samples that the period promises, the division is biased towards long requests. */
    private static final double BIASED_BELOW = 0.6;

    /** With fewer samples than this, a low number may be chance. */
    private static final int ENOUGH_TO_JUDGE = 50;

    private final WindowContents contents;
    private final CpuLedger cpu;
    private final EndpointNames endpoints;
    private final @Nullable String onlyEndpoint;
    private final long lastTick;
    private final SampleTable.Builder rows = new SampleTable.Builder();
    private long[] sampled = new long[0];

    /**
     * @param onlyEndpoint the endpoint whose samples are kept; null for all
     * @param endedAt {@code System.nanoTime()} after which nothing is kept
     */
    CpuFold(
            WindowContents contents,
            CpuLedger cpu,
            EndpointNames endpoints,
            @Nullable String onlyEndpoint,
            long endedAt) {
        this.contents = contents;
        this.cpu = cpu;
        this.endpoints = endpoints;
        this.onlyEndpoint = onlyEndpoint;
        this.lastTick = contents.ticksAt(endedAt);
    }

    Recorded fold(@Nullable String truncated, List<String> windowNotes) {
        ScopeTimeline scopes = contents.scopes.build();
        foldSamples(scopes);
        long[] used = cpu.usedNanos();
        sampled = Arrays.copyOf(sampled, used.length);
        if (onlyEndpoint == null) {
            addNotSampled(used);
        }
        double[] nanosPerSample = nanosPerSample(used);
        SampleTable table = rows.build(
                row -> rows.count(row) == 0
                        ? used[rows.threadGroup(row)]
                        : Math.round(rows.count(row) * nanosPerSample[rows.threadGroup(row)]),
                endpoints.names(),
                cpu.groups().names());
        List<String> notes = new ArrayList<>(windowNotes);
        addNotes(notes, used);
        return new Recorded(
                contents.stacks.build(),
                table,
                TypeEvents.source(),
                truncated,
                notes,
                EventCost.applicationNanos(contents.samples.size(), scopes.size()));
    }

    private void foldSamples(ScopeTimeline scopes) {
        SampleLog samples = contents.samples;
        int only = onlyEndpoint == null ? EndpointNames.UNATTRIBUTED : endpoints.number(onlyEndpoint);
        for (int i = 0; i < samples.size(); i++) {
            if (samples.time(i) > lastTick) {
                continue;
            }
            long thread = samples.thread(i);
            OptionalInt group = cpu.groupOf(thread, contents.threadNames.getOrDefault(thread, ""));
            if (group.isEmpty()) {
                continue;
            }
            count(group.getAsInt());
            int endpoint = scopes.endpointAt(thread, samples.time(i));
            int number = endpoint == ScopeTimeline.NONE ? EndpointNames.UNATTRIBUTED : endpoint;
            if (onlyEndpoint == null || number == only) {
                rows.add(samples.stack(i), number, group.getAsInt(), contents.secondOf(samples.time(i)), 1);
            }
        }
    }

    private void count(int group) {
        if (group >= sampled.length) {
            sampled = Arrays.copyOf(sampled, Math.max(group + 1, sampled.length * 2));
        }
        sampled[group]++;
    }

    private void addNotSampled(long[] used) {
        int stack = contents.stacks.child(StackTree.ROOT, contents.stacks.frame(Frame.NOT_SAMPLED));
        for (int group = 0; group < used.length; group++) {
            if (sampled[group] == 0 && used[group] > 0) {
                rows.add(stack, EndpointNames.UNATTRIBUTED, group, 0, 0);
            }
        }
    }

    /** C(g) ÷ n(g); for a group that no reading of the clocks saw, the mean over all others. */
    private double[] nanosPerSample(long[] used) {
        long samples = 0;
        long nanos = 0;
        for (int group = 0; group < used.length; group++) {
            if (sampled[group] > 0 && used[group] > 0) {
                samples += sampled[group];
                nanos += used[group];
            }
        }
        double mean = samples == 0 ? TypeEvents.CPU_SAMPLE_PERIOD_NANOS : (double) nanos / samples;
        double[] perSample = new double[used.length];
        for (int group = 0; group < used.length; group++) {
            perSample[group] = used[group] > 0 && sampled[group] > 0 ? (double) used[group] / sampled[group] : mean;
        }
        return perSample;
    }

    private void addNotes(List<String> notes, long[] used) {
        long samples = Arrays.stream(sampled).sum();
        long promised = Arrays.stream(used).sum() / TypeEvents.CPU_SAMPLE_PERIOD_NANOS;
        if (promised >= ENOUGH_TO_JUDGE && samples < promised * BIASED_BELOW) {
            notes.add("Biased: JFR took " + samples + " of about " + promised
                    + " samples, as it does when more threads are"
                    + " runnable than there are cores. Totals are right; shares lean towards long requests.");
        }
        if (endpoints.overflowed() > 0) {
            notes.add("More than " + EndpointNames.MAX_ENDPOINTS
                    + " endpoints since the start: those beyond are counted as 'other'.");
        }
        if (contents.samples.beyond() > 0) {
            notes.add(contents.samples.beyond() + " samples beyond the bound of " + WindowContents.MAX_SAMPLES
                    + " were cut; the values of the others stand for them.");
        }
        if (contents.scopesBeyond() > 0) {
            notes.add(contents.scopesBeyond() + " request scopes beyond the bound of " + WindowContents.MAX_SCOPES
                    + " were cut; their samples are unattributed.");
        }
    }
}
