package dev.holter.session;

import dev.holter.guard.Permit;
import dev.holter.recording.ActiveRecording;
import dev.holter.recording.RecordingException;
import dev.holter.recording.crash.Breadcrumbs;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session holds while it records, and its end: whatever happened, all of that is given back, the outcome becomes known, and the next
 * session may start. Used by the session's thread, but for {@link #recording}, which any may ask for.
 */
final class SessionEnding {

    private static final Logger log = LoggerFactory.getLogger(SessionEnding.class);

    private static final long UNTIL_MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Then it is left to the next session's start, which closes what is left, and to the recording's own time. */
    private static final int CLOSE_ATTEMPTS = 100;

    /** A minute later, whatever it is, it does not pass. */
    private static final int LAST_ATTEMPT = 600;

    private final String id;
    private final Clock clock;
    private final Instant startedAt;
    private final SessionOutcome outcome;
    private final DiskWatch watch;
    private final Permit permit;
    private volatile @Nullable ActiveRecording recording;
    private Breadcrumbs.@Nullable Lying breadcrumb;

    SessionEnding(String id, Clock clock, Instant startedAt, SessionOutcome outcome, DiskWatch watch, Permit permit) {
        this.id = id;
        this.clock = clock;
        this.startedAt = startedAt;
        this.outcome = outcome;
        this.watch = watch;
        this.permit = permit;
    }

    /** What is to be taken away at the end. */
    void hold(Breadcrumbs.Lying dropped) {
        breadcrumb = dropped;
    }

    /** What is to be closed at the end, where nobody else did. */
    void hold(ActiveRecording started) {
        recording = started;
    }

    /** What records; null before it does and after the end. From any thread. */
    @Nullable
    ActiveRecording recording() {
        return recording;
    }

    /** The recording is over: gives back all else. */
    void over(SessionState last) {
        outcome.decide(last, clock.instant());
        recording = null;
        try {
            watch.close();
            if (breadcrumb != null) {
                breadcrumb.close();
            }
        } finally {
            permit.close();
        }
    }

    /** Ends a session that failed: where there is no memory even for that, as soon as there is. */
    void fail(Throwable e) {
        int attempt = 0;
        boolean failed = false;
        while (!failed) {
            try {
                failed = isFailed(e, attempt++);
                if (!failed) {
                    LockSupport.parkNanos(UNTIL_MEMORY_NANOS);
                }
            } catch (Throwable again) {
                Thread.onSpinWait(); // what runs for the first time has to be linked, and that takes memory, too
            }
        }
    }

    private boolean isFailed(Throwable e, int attempt) {
        try {
            if (outcome.isKnown()) {
                log.warn("Session {}: something failed after its end", id, e);
                return true;
            }
            closeAfter(e, attempt);
            RecordingException failure = RecordingException.of("The session failed", e);
            over(SessionState.FAILED);
            outcome.fail(failure);
            log.warn("Session {} failed: {}", id, failure.getMessage(), failure.getCause());
            return true;
        } catch (Throwable again) { // without memory the JVM also fails to link or to initialise a class, and says that
            return attempt >= LAST_ATTEMPT && endsWithoutMore(e);
        }
    }

    /** The least that has to be done, for who waits. */
    private boolean endsWithoutMore(Throwable e) {
        outcome.decide(SessionState.FAILED, startedAt);
        recording = null;
        permit.close();
        outcome.fail(e);
        return true;
    }

    private void closeAfter(Throwable e, int attempt) {
        ActiveRecording active = recording;
        if (active != null) {
            try {
                active.close();
            } catch (Error none) { // as when there is no memory
                if (attempt < CLOSE_ATTEMPTS) {
                    throw none;
                }
            } catch (Throwable second) {
                e.addSuppressed(second);
            }
        }
    }
}
