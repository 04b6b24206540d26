package dev.holter.benchmarks.budget;

import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A session that is over, as the archive keeps it. */
final class KeptSession implements Session {

    private final String id;
    private final Profile profile;
    private final Instant endedAt = Instant.now();

    KeptSession(String id, Profile profile) {
        this.id = id;
        this.profile = profile;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public SessionRequest request() {
        return SessionRequest.of(ProfileType.CPU);
    }

    @Override
    public SessionState state() {
        return SessionState.COMPLETED;
    }

    @Override
    public Duration duration() {
        return profile.provenance().duration();
    }

    @Override
    public Instant startedAt() {
        return endedAt.minus(duration());
    }

    @Override
    public Instant endsAt() {
        return endedAt;
    }

    @Override
    public long samples() {
        return profile.samples().totalCount();
    }

    @Override
    public CompletableFuture<Profile> profile() {
        return CompletableFuture.completedFuture(profile);
    }

    @Override
    public Optional<Profile> finishedProfile() {
        return Optional.of(profile);
    }

    @Override
    public Optional<Profile> partialProfile() {
        return Optional.empty();
    }

    @Override
    public Optional<Overhead> overhead() {
        return Optional.of(profile.overhead());
    }

    @Override
    public Optional<String> failure() {
        return Optional.empty();
    }

    @Override
    public void stop() {}
}
