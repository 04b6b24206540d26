package dev.holter.recording.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.attribution.EndpointNames;
import dev.holter.profile.ProfileType;
import dev.holter.recording.fold.MethodTally.Key;
import dev.holter.recording.type.MethodTracing;
import dev.holter.recording.type.TracedMethods;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class FoldNotesTests {

    private static final long SECOND = 1_000_000_000L;

    private final Contents contents = new Contents();
    private final EndpointNames endpoints = new EndpointNames();

    @Test
    void countsTheSamplesThatJfrTookWhereSettingsWereTightened() {
        assertThat(cpuNotes(new FoldNotes.Taken(100, 200)))
                .as("20 s of CPU time, so 1,000 at 20 ms, and at twice that 500")
                .anyMatch(note -> note.startsWith("Biased: JFR took 100 of about 500 samples"));
        assertThat(cpuNotes(new FoldNotes.Taken(200, 200)))
                .anyMatch(note -> note.startsWith("Biased: JFR took 200 of about 1000 samples"));
        assertThat(cpuNotes(new FoldNotes.Taken(0, 0)))
                .anyMatch(note -> note.startsWith("Biased: JFR took 0 of about 1000 samples"));
        assertThat(cpuNotes(new FoldNotes.Taken(400, 800))).noneMatch(note -> note.startsWith("Biased"));
    }

    @Test
    void saysWhyASessionOfLiveObjectsMayFindNone() {
        FoldNotes.Taken none = new FoldNotes.Taken(0, 0);
        assertThat(notes(ProfileType.HEAP, none)).anyMatch(note -> note.startsWith("No sample: "));
        assertThat(notes(ProfileType.ALLOCATION, none)).noneMatch(note -> note.startsWith("No sample: "));
        contents.sampleLeftOut();
        assertThat(notes(ProfileType.HEAP, none))
                .noneMatch(note -> note.startsWith("No sample: "))
                .anyMatch(note -> note.startsWith("1 of the objects"));
    }

    @Test
    void saysNothingOfLiveObjectsWhereThereAreSome() {
        contents.sample(SECOND, 1, "worker-1", 0, 16);
        assertThat(notes(ProfileType.HEAP, new FoldNotes.Taken(1, 1))).isEmpty();
    }

    private List<String> cpuNotes(FoldNotes.Taken taken) {
        return notes(ProfileType.CPU, taken);
    }

    private List<String> notes(ProfileType type, FoldNotes.Taken taken) {
        List<String> notes = new ArrayList<>();
        FoldNotes.add(notes, definition(type), contents, endpoints, KeptEndpoints.ALL, List.of(), taken, new long[] {
            20 * SECOND
        });
        return notes;
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void leavesCountsOfCallsOutWhereNotAllEndpointsAreKept() {
        contents.mark(100 * SECOND, 0, 1);
        contents.methods().call(new Key(1, "com.acme.Pricing::rate", "()V"), 5);

        assertThat(traced(KeptEndpoints.ALL).methods()).hasSize(1);
        Recorded narrowed = traced(KeptEndpoints.of("GET /a"));
        assertThat(narrowed.methods()).isEmpty();
        assertThat(narrowed.notes()).anyMatch(note -> note.startsWith("How often the methods were called is left out"));
    }

    private Recorded traced(KeptEndpoints kept) {
        TypeDefinition trace = MethodTracing.recorded(
                        definition(ProfileType.TRACE), new TracedMethods(List.of("com.acme.Pricing::rate")))
                .orElseThrow();
        ThreadLedger ledger = new ThreadLedger(trace.scaling());
        return new SampleFold(trace, contents, ledger, endpoints, kept, 20 * SECOND).fold(null, List.of());
    }

    private static TypeDefinition definition(ProfileType type) {
        return TypeCatalog.builtIn().find(type.name()).orElseThrow();
    }
}
