package dev.holter.session;

import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A session as others see it, from any thread. */
final class RunningSession implements Session {

    private final SessionWork work;

    RunningSession(SessionWork work) {
        this.work = work;
    }

    @Override
    public String id() {
        return work.plan().sessionId();
    }

    @Override
    public SessionRequest request() {
        return work.request();
    }

    @Override
    public SessionState state() {
        return work.outcome().state();
    }

    @Override
    public Duration duration() {
        return work.plan().duration();
    }

    @Override
    public Instant startedAt() {
        return work.startedAt();
    }

    @Override
    public Instant endsAt() {
        Instant ended = work.outcome().at();
        return ended != null ? ended : startedAt().plus(duration());
    }

    @Override
    public long samples() {
        return work.samples();
    }

    @Override
    public CompletableFuture<Profile> profile() {
        return work.outcome().profile();
    }

    @Override
    public Optional<Profile> finishedProfile() {
        return work.outcome().finishedProfile();
    }

    @Override
    public Optional<Overhead> overhead() {
        return work.overhead();
    }

    @Override
    public Optional<String> failure() {
        return work.outcome().failure();
    }

    @Override
    public Optional<Profile> partialProfile() {
        return work.partialProfile();
    }

    @Override
    public void stop() {
        work.endInItsThread("stopped");
    }
}
