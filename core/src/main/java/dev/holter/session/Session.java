package dev.holter.session;

import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One bounded collection, from an admitted request to a profile. Ends by itself. Safe to use from any thread. */
public interface Session {

    /** {@code s-} and twelve of {@code [0-9a-z]}. */
    String id();

    SessionRequest request();

    SessionState state();

    /** For how long it was to collect. */
    Duration duration();

    Instant startedAt();

    /** When it ends, or, once it is over, when it ended. */
    Instant endsAt();

    /** How many samples are known so far; exact once the session is over. */
    long samples();

    /**
     * The profile, once it is made. Completes exceptionally with a {@link dev.holter.recording.RecordingException} where the
     * session failed. Cancelling the future does not stop the session.
     */
    CompletableFuture<Profile> profile();

    /** The profile, if there is one already. */
    Optional<Profile> finishedProfile();

    /**
     * The profile so far of a live session that runs, one to two seconds old, without its overhead; empty for all others, and
     * in a live session's first seconds.
     */
    Optional<Profile> partialProfile();

    /** What it cost: of a session that runs, until the latest tick; empty before the first, and of one that failed before. */
    Optional<Overhead> overhead();

    /** Why it failed, for people; empty unless the state is {@link SessionState#FAILED}. */
    Optional<String> failure();

    /** Ends it now and keeps what it has. Returns at once; does nothing on a session that is over. */
    void stop();
}
