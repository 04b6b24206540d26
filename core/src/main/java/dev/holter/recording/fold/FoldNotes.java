package dev.holter.recording.fold;

import dev.holter.attribution.EndpointNames;
import dev.holter.recording.type.EventSettings;
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

    private FoldNotes() {}

    static void add(
            List<String> notes,
            TypeDefinition definition,
            Contents contents,
            EndpointNames endpoints,
            long samples,
            long[] used) {
        definition
                .event("jdk.ExecutionSample")
                .flatMap(EventSettings::period)
                .ifPresent(period -> addBias(notes, samples, Arrays.stream(used).sum() / period.toNanos()));
        addThresholds(notes, definition);
        if (endpoints.overflowed() > 0) {
            notes.add("More than " + EndpointNames.MAX_ENDPOINTS
                    + " endpoints since the start: those beyond are counted as 'other'.");
        }
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

    private static void addBias(List<String> notes, long samples, long promised) {
        if (promised >= ENOUGH_TO_JUDGE && samples < promised * BIASED_BELOW) {
            notes.add("Biased: JFR took " + samples + " of about " + promised
                    + " samples, as it does when more threads are"
                    + " runnable than there are cores. Totals are right; shares lean towards long requests.");
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
