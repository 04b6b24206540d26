package dev.holter.recording;

import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.Provenance;
import dev.holter.recording.fold.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Profiles folded from a dump that JFR really wrote: the same samples each time, in objects of their own. */
public final class RealProfiles {

    private final Duration duration;
    private final Path dump;

    /** @param duration for how long the dump was recorded; it takes that long where there is none yet */
    public RealProfiles(Duration duration) {
        this.duration = duration;
        this.dump = BusyDump.of(duration);
    }

    /** One more. */
    public Profile next() throws IOException {
        Recorded recorded = HolterFold.fold(dump);
        Provenance provenance = new Provenance(
                "s-benchmark",
                "benchmarks",
                "benchmarks",
                null,
                Instant.now(),
                duration,
                recorded.source(),
                null,
                recorded.notes(),
                List.of(),
                List.of());
        return new Profile(
                ProfileType.CPU,
                provenance,
                Overhead.NONE,
                recorded.stacks(),
                recorded.samples(),
                recorded.requests(),
                recorded.methods());
    }
}
