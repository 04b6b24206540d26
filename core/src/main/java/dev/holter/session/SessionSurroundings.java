package dev.holter.session;

import dev.holter.guard.Selector;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.Provenance;
import dev.holter.profile.TighteningStep;
import dev.holter.recording.fold.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where sessions run.
 *
 * @param service the service's name
 * @param instance the instance's name
 * @param budget share of the available CPUs that profiling may use while a session runs, 0 to 1
 * @param endpoints whose samples may be kept
 */
public record SessionSurroundings(String service, String instance, double budget, Selector endpoints) {

    /** What a session collected here, with where and how it came to be. */
    Profile profile(
            String sessionId,
            SessionRequest request,
            Instant startedAt,
            Duration collected,
            Recorded recorded,
            Overhead overhead,
            List<TighteningStep> tightened) {
        Provenance provenance = new Provenance(
                sessionId,
                service,
                instance,
                request.question(),
                startedAt,
                collected,
                recorded.source(),
                recorded.truncated(),
                recorded.notes(),
                recorded.settingsChangedByOthers(),
                tightened);
        return new Profile(
                request.type(),
                provenance,
                overhead,
                recorded.stacks(),
                recorded.samples(),
                recorded.requests(),
                recorded.methods());
    }
}
