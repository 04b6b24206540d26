package dev.holter.recording;

import dev.holter.attribution.EndpointNames;
import dev.holter.profile.ProfileType;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.KeptEndpoints;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.fold.SampleFold;
import dev.holter.recording.fold.ThreadLedger;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Holter's way from a dump to the folded samples: parse, join, fold. */
final class HolterFold {

    private static final TypeDefinition CPU =
            TypeCatalog.builtIn().find(ProfileType.CPU.name()).orElseThrow();

    private HolterFold() {}

    static RecordingPlan plan(Duration duration) {
        return new RecordingPlan("s-benchmark", CPU, duration, null);
    }

    /** The folded samples. */
    static Recorded fold(Path dump) throws IOException {
        Contents contents = new Contents();
        new PositionalReader(CPU, contents, JfrOptions.STACK_DEPTH).read(dump);
        // The dump's threads are gone, so none is known to the ledger, the slowest case.
        return new SampleFold(
                        CPU, contents, new ThreadLedger(CPU.scaling()), names(), KeptEndpoints.ALL, System.nanoTime())
                .fold(null, List.of());
    }

    /** As many as the scopes have numbers for. */
    private static EndpointNames names() {
        EndpointNames names = new EndpointNames();
        for (int i = 0; i < BusyDump.ENDPOINTS; i++) {
            names.number("GET /route-" + i);
        }
        return names;
    }
}
