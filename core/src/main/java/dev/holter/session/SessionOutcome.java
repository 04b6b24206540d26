package dev.holter.session;

import dev.holter.profile.Profile;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What becomes of a session: nothing yet, a profile, or a failure. Written by the session's thread, once; read by any. */
final class SessionOutcome {

    private final CompletableFuture<Profile> profile = new CompletableFuture<>();
    private volatile SessionState last = SessionState.RUNNING;
    private volatile @Nullable Instant at;

    /** Whether the session is over, as its own thread sees it: the profile may still be on its way to others. */
    boolean isDecided() {
        return last.isFinal();
    }

    /** The recording is over; the profile or the failure follows at once. */
    void decide(SessionState state, Instant when) {
        at = when;
        last = state;
    }

    void complete(Profile made) {
        profile.complete(made);
    }

    void fail(Throwable failure) {
        profile.completeExceptionally(failure);
    }

    /** Whoever sees a final state finds the profile, and the other way round. */
    SessionState state() {
        return profile.isDone() ? last : SessionState.RUNNING;
    }

    /** When the recording was over; null before. */
    @Nullable
    Instant at() {
        return at;
    }

    /** Completes with the outcome; whoever completes the copy changes nothing. */
    CompletableFuture<Profile> profile() {
        return profile.copy();
    }

    boolean isKnown() {
        return profile.isDone();
    }

    Optional<Profile> finishedProfile() {
        return profile.isDone() && !profile.isCompletedExceptionally() ? Optional.of(profile.join()) : Optional.empty();
    }

    Optional<String> failure() {
        return profile.isCompletedExceptionally()
                ? Optional.ofNullable(profile.handle((p, e) -> e.getMessage()).join())
                : Optional.empty();
    }
}
