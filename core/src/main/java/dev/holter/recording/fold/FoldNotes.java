package dev.holter.recording.fold;

import dev.holter.attribution.EndpointNames;
import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Endpoints;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.Scaling;
import dev.holter.recording.type.TypeDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader of a folded profile must know. */
final class FoldNotes {

    /** Below this share of the samples that the period promises, the division is biased towards long requests. */
    private static final double BIASED_BELOW = 0.6;

    /** With fewer samples than this, a low number may be chance. */
    private static final int ENOUGH_TO_JUDGE = 50;

    /** JFR samples refills of a thread's buffer, and what went past it only where that is a whole buffer since the last sample. */
    private static final String SKIPPED_ARRAYS =
            "Arrays of about 16 KB to 2 MB may count up to 70 % too little, and all else"
                    + " that much more: JFR skips many that do not fit into what is left of a thread's allocation buffer.";

    private static final String NOTHING_OUTLIVED =
            "No sample: JFR tells only of objects that were allocated while the session ran and outlived a garbage collection in it."
                    + " There may have been none; a longer session has more.";

    /**
     * How many samples there are.
     *
     * @param samples that JFR took
     * @param standFor how many it would have taken with the settings that were asked for
     */
    record Taken(long samples, long standFor) {}

    private FoldNotes() {}

    static void add(
            List<String> notes,
            TypeDefinition definition,
            Contents contents,
            EndpointNames endpoints,
            KeptEndpoints kept,
            List<EndpointRequests> requests,
            Taken taken,
            long[] used) {
        definition
                .event("jdk.ExecutionSample")
                .flatMap(EventSettings::period)
                .ifPresent(period -> addBias(notes, taken, Arrays.stream(used).sum() / period.toNanos()));
        addThresholds(notes, definition);
        if (definition.scaling() == Scaling.THREAD_ALLOCATED_BYTES && taken.samples() > 0) {
            notes.add(SKIPPED_ARRAYS);
        }
        if (contents.leftOut() > 0) {
            notes.add(contents.leftOut()
                    + " of the objects that JFR sampled are left out, because it did not look at their stacks,"
                    + " to be cheaper; the values of the others stand for them.");
        } else if (definition.samplesLiveObjects() && contents.samples().size() == 0) {
            notes.add(NOTHING_OUTLIVED);
        }
        CallNotes.add(notes, definition, contents.methods(), kept);
        addFolded(notes, endpoints, requests);
        if (contents.samples().beyond() > 0) {
            notes.add(contents.samples().beyond() + " samples beyond the bound of " + Contents.MAX_SAMPLES
                    + " were cut; the values of the others stand for them.");
        }
        if (contents.scopesBeyond() > 0) {
            notes.add(contents.scopesBeyond() + " request scopes beyond the bound of " + Contents.MAX_SCOPES
                    + " were cut; their samples are unattributed.");
        }
        notes.addAll(definition.notes());
    }

    private static void addFolded(List<String> notes, EndpointNames endpoints, List<EndpointRequests> requests) {
        long other = requests.stream()
                .filter(each -> each.endpoint().equals(Endpoints.OTHER))
                .mapToLong(EndpointRequests::requests)
                .sum();
        if (other > 0) {
            int folded = endpoints.folded();
            notes.add("More than " + EndpointNames.MAX_ENDPOINTS + " endpoints since the start: "
                    + (folded < EndpointNames.MAX_FOLDED ? "" : "at least ") + folded
                    + " beyond are counted as 'other', with " + other + " requests in this session.");
        }
    }

    /** @param promised by the settings that were asked for; with tightened ones, JFR promised fewer */
    private static void addBias(List<String> notes, Taken taken, long promised) {
        if (promised >= ENOUGH_TO_JUDGE && taken.standFor() < promised * BIASED_BELOW) {
            long expected = taken.standFor() == 0 ? promised : promised * taken.samples() / taken.standFor();
            notes.add("Biased: JFR took " + taken.samples() + " of about " + expected
                    + " samples: it takes none in native code, and fewer of all where more threads are runnable than"
                    + " there are cores. Totals are right; shares lean towards long requests and Java code.");
        }
    }

    private static void addThresholds(List<String> notes, TypeDefinition definition) {
        String thresholds = definition.events().stream()
                .map(EventSettings::settings)
                .filter(settings -> settings.containsKey("threshold"))
                .map(settings -> settings.get("threshold"))
                .distinct()
                .collect(Collectors.joining(" or "));
        if (!thresholds.isEmpty()) {
            notes.add("What took less than " + thresholds + " is left out.");
        }
    }
}
