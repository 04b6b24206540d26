package dev.holter.session;

import dev.holter.guard.FreeSpace;
import dev.holter.guard.Meter;
import dev.holter.guard.Permit;
import dev.holter.guard.Selector;
import dev.holter.recording.Recorder;
import dev.holter.recording.RecordingPlan;
import dev.holter.recording.crash.Breadcrumbs;
import dev.holter.recording.fold.KeptEndpoints;
import dev.holter.recording.type.TypeDefinition;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one admitted session after another in the thread it was given, and puts them into the archive. */
public final class SessionRunner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SessionRunner.class);

    /** How long {@link #close} waits for a session to end. */
    private static final long CLOSE_SECONDS = 5;

    private final SessionSurroundings surroundings;
    private final Recorder recorder;
    private final FreeSpace freeSpace;
    private final Breadcrumbs breadcrumbs;
    private final Archive archive;
    private final ScheduledExecutorService thread;
    private final Meter meter = new Meter();
    private final EarlierSessions earlier = new EarlierSessions();
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SessionWork latest;

    public SessionRunner(
            SessionSurroundings surroundings,
            Recorder recorder,
            FreeSpace freeSpace,
            Breadcrumbs breadcrumbs,
            Archive archive,
            ScheduledExecutorService thread) {
        this.surroundings = surroundings;
        this.recorder = recorder;
        this.freeSpace = freeSpace;
        this.breadcrumbs = breadcrumbs;
        this.archive = archive;
        this.thread = thread;
    }

    /** Starts a session that was admitted; returns before recording has begun. */
    public Session start(SessionRequest request, TypeDefinition definition, Duration duration, Permit permit) {
        RecordingPlan plan =
                new RecordingPlan(SessionId.next(random), definition, duration, kept(request), request.live());
        SessionWork work = new SessionWork(
                plan, request, surroundings, recorder, freeSpace, breadcrumbs, meter, earlier, thread, permit);
        Session session = new RunningSession(work);
        latest = work;
        archive.add(session);
        thread.execute(work::begin);
        return session;
    }

    private KeptEndpoints kept(SessionRequest request) {
        Selector allowed = surroundings.endpoints();
        String only = request.endpoint();
        return only == null && !allowed.allowsAll()
                ? KeptEndpoints.only(allowed::allows)
                : KeptEndpoints.of(only); // that it is allowed was checked when the session was admitted
    }

    /** The session that runs now. */
    public Optional<Session> running() {
        SessionWork work = latest;
        return work == null || work.outcome().state().isFinal()
                ? Optional.empty()
                : Optional.of(new RunningSession(work));
    }

    /** Ends what runs, now; from any thread. */
    public void kill() {
        SessionWork work = latest;
        if (work != null) {
            work.kill();
        }
    }

    /** Ends what runs and waits for it, a few seconds at the most. */
    @Override
    public void close() {
        SessionWork work = latest;
        if (work == null || work.outcome().state().isFinal()) {
            return;
        }
        try {
            thread.submit(() -> work.end("closed")).get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("Session {} did not end in {} s", work.plan().sessionId(), CLOSE_SECONDS, e);
        }
    }
}
