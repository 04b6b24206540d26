package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.fold.SampleFold;
import dev.holter.recording.fold.ThreadLedger;
import dev.holter.recording.type.EventSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that records. The stream's thread reads, the session's thread counts and folds, and {@code contents} is the lock
 * between them.
 */
final class LiveRecording implements ActiveRecording {

    private static final Logger log = LoggerFactory.getLogger(LiveRecording.class);

    /** How often the counters of threads are read: a thread that ends in between loses at most this much. */
    private static final long LEDGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long stacks are known: they keep alive what JFR read of their chunk. */
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String STOPPED_BY_OTHERS = "stopped by another tool";
    private static final String NO_SPACE = "no space";

    private static final Map<String, String> ONLY_MARKS =
            Map.of(WindowMark.NAME + "#enabled", "true", WindowMark.NAME + "#threshold", "0 ns");

    private final RecordingPlan plan;
    private final LiveStream stream;
    private final RequestScopes scopes;
    private final IdleRecording idle;
    private final SettingsAudit audit;
    private final Contents contents = new Contents();
    private final RecordedEvents events;
    private final ThreadLedger ledger;
    private final StreamTail tail = new StreamTail();
    private final List<String> notes = new ArrayList<>();

    /** When the session ended, by {@code System.nanoTime()}: what the stream tells of later is not the session's. */
    private volatile long endedAt;

    private volatile boolean killed;

    /** Why the stream was closed because of the disk; null where it was not. */
    private volatile @Nullable String gaveUp;

    private volatile @Nullable Throwable failure;
    private long lostScopesBefore;
    private long lastLedger;
    private long lastForget;
    private int flushes;
    private boolean closed;

    LiveRecording(
            RecordingPlan plan,
            LiveStream stream,
            RequestScopes scopes,
            IdleRecording idle,
            int stackDepth,
            SettingsAudit audit) {
        this.plan = plan;
        this.stream = stream;
        this.scopes = scopes;
        this.idle = idle;
        this.audit = audit;
        this.events = new RecordedEvents(plan.definition(), contents, stackDepth);
        this.ledger = new ThreadLedger(plan.definition().scaling());
    }

    void begin(Executor thread) {
        audit.look();
        plan.definition().events().stream()
                .map(EventSettings::event)
                .forEach(event -> stream.onEvent(event, this::accept));
        stream.onEvent(RequestScopes.EVENT, this::accept);
        stream.onEvent(WindowMark.NAME, this::accept);
        stream.onFlush(this::flushed);
        stream.onError(this::failed);
        lastForget = System.nanoTime();
        stream.start(thread);
        lostScopesBefore = scopes.lost();
        synchronized (contents) {
            ledger.read();
            ledger.startCounting();
        }
        scopes.startCollecting();
        WindowMark.write();
        lastLedger = System.nanoTime();
    }

    void note(String note) {
        notes.add(note);
    }

    /** By exact names only: a stream also gets what other recordings enabled. In the stream's thread. */
    private void accept(RecordedEvent event) {
        synchronized (contents) {
            if (closed || !events.accept(event)) {
                return;
            }
        }
        tail.read(event.getLong("nanoTime"));
    }

    private void flushed() {
        synchronized (contents) {
            contents.publish();
            flushes++;
            if (System.nanoTime() - lastForget >= FORGET_NANOS) {
                lastForget = System.nanoTime();
                events.forgetStacks();
            }
        }
        tail.flushed();
    }

    private void failed(Throwable e) {
        if (failure == null) {
            failure = e;
            log.warn("Session {}: events could not be read", plan.sessionId(), e);
        }
    }

    @Override
    public @Nullable String tick() {
        if (!stream.isRunning()) {
            return killed || gaveUp != null ? null : STOPPED_BY_OTHERS;
        }
        long now = System.nanoTime();
        if (now - lastLedger >= LEDGER_NANOS) {
            lastLedger = now;
            readLedger();
            audit.look();
        }
        return null;
    }

    private void readLedger() {
        synchronized (contents) {
            ledger.read();
        }
    }

    @Override
    public long samplesSoFar() {
        return contents.sampleCount();
    }

    /** How many request scopes were read so far. */
    int scopesRead() {
        synchronized (contents) {
            return contents.scopes().build().size();
        }
    }

    /** How often the stream said that it has read a flush. */
    int flushes() {
        synchronized (contents) {
            return flushes;
        }
    }

    @Override
    public Optional<Recorded> soFar() {
        if (samplesSoFar() == 0) {
            return Optional.empty(); // all that the threads used would be told as not sampled
        }
        lastLedger = System.nanoTime();
        readLedger();
        return Optional.of(fold(killed ? endedAt : System.nanoTime(), null));
    }

    @Override
    public void kill() {
        if (!killed) {
            endedAt = System.nanoTime();
            killed = true;
            scopes.stopCollecting();
            stream.record(ONLY_MARKS);
        }
    }

    @Override
    public void giveUp(String reason) {
        gaveUp = reason;
        stream.close();
    }

    @Override
    public Recorded finish(boolean readable, @Nullable String truncated) {
        String reason = truncated;
        try {
            if (!readable) {
                giveUp(NO_SPACE); // before all else: the next flush may find the disk full
            }
            readLedger();
            audit.look();
            if (!killed) {
                endedAt = System.nanoTime();
                endScopes();
            }
            String incomplete = readTail();
            reason = reason == null ? incomplete : reason;
        } finally {
            close();
        }
        Throwable failed = failure;
        if (failed != null) {
            note("Events could not be read: " + failed);
            reason = reason == null ? "data lost: events could not be read, see the notes" : reason;
        }
        WindowRecording.noteLostScopes(notes, scopes.lost() - lostScopesBefore);
        notes.addAll(audit.notes());
        return fold(endedAt, reason);
    }

    private void endScopes() {
        if (gaveUp == null) {
            scopes.stopCollecting();
        } else {
            scopes.abandon();
        }
    }

    /** Reads what was written until now. Returns why that was not possible; null where it was. */
    private @Nullable String readTail() {
        if (tail.await(stream::isRunning)) {
            return null;
        }
        String noSpace = gaveUp;
        if (noSpace != null) {
            note("What was not yet read when the disk became short was given up: an open recording could have ended"
                    + " the JVM.");
            return noSpace;
        }
        if (!stream.isRunning()) {
            return STOPPED_BY_OTHERS;
        }
        note("The last events of this session were not read, because JFR did not hand them over in time.");
        return "data lost: the last events were not read in time";
    }

    private Recorded fold(long until, @Nullable String truncated) {
        synchronized (contents) {
            return new SampleFold(plan.definition(), contents, ledger, scopes.endpoints(), plan.endpoint(), until)
                    .fold(truncated, notes);
        }
    }

    @Override
    public void close() {
        synchronized (contents) {
            if (closed) {
                return;
            }
            closed = true;
        }
        scopes.abandon();
        stream.close();
        idle.open();
    }
}
