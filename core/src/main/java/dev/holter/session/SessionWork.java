package dev.holter.session;

import dev.holter.guard.FreeSpace;
import dev.holter.guard.Meter;
import dev.holter.guard.Permit;
import dev.holter.guard.SteadyClock;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.TighteningStep;
import dev.holter.recording.ActiveRecording;
import dev.holter.recording.Recorder;
import dev.holter.recording.RecordingException;
import dev.holter.recording.RecordingPlan;
import dev.holter.recording.crash.Breadcrumbs;
import dev.holter.recording.fold.Recorded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session does. Begins, ticks and ends in the scheduler's one thread; {@link #endInItsThread} and {@link #kill} may be
 * called from any.
 */
final class SessionWork {

    private static final Logger log = LoggerFactory.getLogger(SessionWork.class);

    private static final String TRIAL = "it is the breaker's trial";
    private static final String DEAR_BEFORE = "earlier sessions of this type cost far more than the budget";

    /** How often the disk is looked at and the recorder may do its chores. */
    private static final long TICK_MILLIS = 250;

    private final RecordingPlan plan;
    private final SessionRequest request;
    private final SessionSurroundings surroundings;
    private final Recorder recorder;
    private final Reserves reserves;
    private final Breadcrumbs breadcrumbs;
    private final Meter meter;
    private final EarlierSessions earlier;
    private final ScheduledExecutorService thread;
    private final Permit permit;
    private final Clock clock = new SteadyClock();
    private final Instant startedAt = clock.instant();
    private final SessionOutcome outcome = new SessionOutcome();
    private final LiveView view = new LiveView();
    private final DiskWatch watch;
    private final SessionEnding ending;

    private volatile boolean killed;
    private volatile @Nullable String shortage;
    private volatile @Nullable SessionCost cost;
    private long deadline;

    /** The governor's step. */
    private int beganAt;

    SessionWork(
            RecordingPlan plan,
            SessionRequest request,
            SessionSurroundings surroundings,
            Recorder recorder,
            FreeSpace freeSpace,
            Breadcrumbs breadcrumbs,
            Meter meter,
            EarlierSessions earlier,
            ScheduledExecutorService thread,
            Permit permit) {
        this.plan = plan;
        this.request = request;
        this.surroundings = surroundings;
        this.recorder = recorder;
        this.reserves = new Reserves(freeSpace);
        this.breadcrumbs = breadcrumbs;
        this.meter = meter;
        this.earlier = earlier;
        this.thread = thread;
        this.permit = permit;
        outcome.profile().whenComplete((made, failure) -> view.end());
        this.watch = new DiskWatch(freeSpace.forecast(), this::giveUp);
        this.ending = new SessionEnding(id(), clock, startedAt, outcome, watch, permit);
    }

    /** Starts to record; in the session's thread. */
    void begin() {
        try {
            if (killed) {
                throw new RecordingException("The kill switch was engaged before recording began.");
            }
            beganAt = Math.max(
                    permit.isTrial() ? 1 : 0, earlier.stepFor(request.type().name()));
            SessionCost now =
                    new SessionCost(id(), meter, surroundings.budget(), plan.duration(), beganAt, plan.live());
            cost = now;
            if (plan.live()) {
                watch.start();
            }
            ending.hold(breadcrumbs.drop(request.type().name()));
            ActiveRecording active = now.charge(() -> recorder.start(plan));
            ending.hold(active);
            now.beginWith(active, permit.isTrial() ? TRIAL : DEAR_BEFORE);
            String already = shortage;
            if (already != null) {
                active.giveUp(already);
            }
            if (killed) {
                active.kill(); // it was, while this began
            }
            deadline = System.nanoTime() + plan.duration().toNanos();
            log.info(
                    "Session {} records {} for {} s",
                    id(),
                    request.type().name(),
                    plan.duration().toSeconds());
            scheduleTick();
        } catch (Throwable e) {
            ending.fail(e);
        }
    }

    private void scheduleTick() {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        thread.schedule(this::tick, Math.max(1, Math.min(TICK_MILLIS, left)), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        ActiveRecording active = ending.recording();
        if (outcome.isDecided() || active == null) {
            return;
        }
        try {
            String shortage = reserves.shortage();
            if (shortage != null) {
                end(shortage);
            } else if (System.nanoTime() - deadline >= 0) {
                end(null);
            } else {
                String interrupted = goOn(active);
                if (interrupted == null) {
                    view.refresh(() -> active.soFar().map(recorded -> profile(recorded, collected(), Overhead.NONE)));
                    scheduleTick();
                } else {
                    end(interrupted);
                }
            }
        } catch (Throwable e) {
            ending.fail(e);
        }
    }

    /** What a tick has to do. Returns why the session has to end; null where it may go on. */
    private @Nullable String goOn(ActiveRecording active) {
        SessionCost now = Objects.requireNonNull(cost);
        String interrupted = active.tick();
        active.readWithin(reserves.spareHeapBytes());
        if (interrupted == null && active.isReadingDue()) {
            interrupted = now.charge(active::readOnTheWay);
        }
        if (interrupted == null) {
            String tooMuch = now.judge(active);
            if (tooMuch != null) {
                permit.trip(tooMuch);
                interrupted = "over budget: " + tooMuch;
            }
        }
        return interrupted;
    }

    /** Ends the recording and makes the profile; in the session's thread. */
    void end(@Nullable String truncated) {
        ActiveRecording active = ending.recording();
        if (outcome.isDecided() || active == null) {
            return;
        }
        try {
            Duration collected = collected();
            SessionCost now = Objects.requireNonNull(cost);
            String unreadable = reserves.unreadable(plan.live());
            String why = truncated == null ? unreadable : truncated;
            active.readWithin(reserves.spareHeapBytes());
            Recorded recorded = now.charge(() -> active.finish(unreadable == null, why));
            Profile made = profile(recorded, collected, now.finished(recorded.applicationNanos()));
            judge(now, why == null, recorded.applicationNanos());
            ending.over(why == null ? SessionState.COMPLETED : SessionState.STOPPED);
            outcome.complete(made);
            log.info(
                    "Session {} {}: {} samples, overhead {} %",
                    id(),
                    outcome.state(),
                    made.samples().totalCount(),
                    Math.round(10_000 * made.overhead().share()) / 100.0);
        } catch (Throwable e) {
            ending.fail(e);
        }
    }

    private Duration collected() {
        return Duration.between(startedAt, clock.instant());
    }

    private Profile profile(Recorded recorded, Duration collected, Overhead overhead) {
        SessionCost now = cost;
        List<TighteningStep> steps = now == null ? List.of() : now.steps();
        return surroundings.profile(id(), request, startedAt, collected, recorded, overhead, steps);
    }

    /** Tells the breaker what became of the session, its end included. */
    private void judge(SessionCost now, boolean ranItsTime, long inApplication) {
        if (ranItsTime) {
            earlier.add(request.type().name(), beganAt, now.step(), now.timesAccount(inApplication));
        }
        String tooMuch = now.afterwards();
        if (tooMuch != null) {
            permit.trip(tooMuch);
        } else if (ranItsTime && now.isWithin()) {
            permit.passed();
        }
    }

    /** Ends everything now, from any thread: nothing later is kept. */
    void kill() {
        killed = true;
        ActiveRecording active = ending.recording();
        if (active != null) {
            active.kill();
        }
        endInItsThread("killed");
    }

    /** The disk becomes short: what is open on it is closed before all else, in the watch's thread. */
    private void giveUp(String why) {
        String reason = "no space: " + why;
        shortage = reason;
        ActiveRecording active = ending.recording();
        try {
            if (active != null) {
                active.giveUp(reason);
            }
        } catch (Throwable e) {
            log.warn("Session {}: its recording could not be closed", id(), e);
        } finally {
            endInItsThread(reason);
        }
    }

    /** Ends before its time, soon. */
    void endInItsThread(String truncated) {
        if (!outcome.isDecided() && !thread.isShutdown()) {
            thread.execute(() -> end(truncated));
        }
    }

    /** How many samples are known so far; from any thread. */
    long samples() {
        ActiveRecording active = ending.recording();
        return active != null && !plan.live()
                ? active.samplesSoFar()
                : outcome.finishedProfile()
                        .or(view::latest) // what was read beyond is not all the session's
                        .map(p -> p.samples().totalCount())
                        .orElse(0L);
    }

    /** What it cost, or costs so far; from any thread. */
    Optional<Overhead> overhead() {
        SessionCost now = cost;
        return outcome.finishedProfile().map(Profile::overhead).or(() -> now == null ? Optional.empty() : now.soFar());
    }

    /** The profile so far, for a watcher; from any thread. */
    Optional<Profile> partialProfile() {
        return outcome.isKnown() ? Optional.empty() : view.look();
    }

    RecordingPlan plan() {
        return plan;
    }

    SessionRequest request() {
        return request;
    }

    Instant startedAt() {
        return startedAt;
    }

    SessionOutcome outcome() {
        return outcome;
    }

    private String id() {
        return plan.sessionId();
    }
}
