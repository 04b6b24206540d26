package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.fold.Recorded;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A stream that records. The session's thread counts and folds what the stream's thread reads. */
final class LiveRecording implements ActiveRecording {

    private static final String STOPPED_BY_OTHERS = "stopped by another tool";
    private static final String NO_SPACE = "no space";
    private static final String NOT_READ = "data lost: events could not be read, see the notes";

    private static final Map<String, String> ONLY_MARKS =
            Map.of(WindowMark.NAME + "#enabled", "true", WindowMark.NAME + "#threshold", "0 ns");

    private final RecordingPlan plan;
    private final LiveStream stream;
    private final RequestScopes scopes;
    private final OwnRecordings own;
    private final SideReadings beside;
    private final StreamReading reading;

    /** When the session ended, by {@code System.nanoTime()}: what the stream tells of later is not the session's. */
    private volatile long endedAt;

    private volatile boolean killed;

    /** Why the stream was closed because of the disk; null where it was not. */
    private volatile @Nullable String gaveUp;

    private boolean closed;

    LiveRecording(
            RecordingPlan plan,
            LiveStream stream,
            RequestScopes scopes,
            OwnRecordings own,
            int stackDepth,
            SideReadings beside) {
        this.plan = plan;
        this.stream = stream;
        this.scopes = scopes;
        this.own = own;
        this.beside = beside;
        this.reading = new StreamReading(plan, stream, stackDepth);
    }

    void begin(Executor thread) {
        reading.begin(thread);
        beside.begin();
    }

    @Override
    public @Nullable String tick() {
        if (!stream.isRunning()) {
            return killed || gaveUp != null ? null : STOPPED_BY_OTHERS;
        }
        if (!stream.isReading()) {
            return NOT_READ;
        }
        beside.tick();
        return null;
    }

    @Override
    public String tighten(int step) {
        RecordingPlan tight = plan.tightened(step);
        if (!killed) {
            reading.tightened(1 << step);
            beside.tightened(tight.definition());
            stream.record(WindowRecorder.settings(tight));
            if (killed) {
                stream.record(ONLY_MARKS); // the kill came first, and its settings hold
            }
        }
        return tight.definition().source();
    }

    @Override
    public long applicationNanos(long elapsed) {
        return reading.holding(contents -> contents.applicationNanos(System.nanoTime()));
    }

    @Override
    public long samplesSoFar() {
        return reading.samples();
    }

    /** What the stream's thread did. */
    StreamReading reading() {
        return reading;
    }

    @Override
    public Optional<Recorded> soFar() {
        if (samplesSoFar() == 0) {
            return Optional.empty(); // all that the threads used would be told as not sampled
        }
        beside.readLedger();
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
            beside.end();
            if (!killed) {
                endedAt = System.nanoTime();
                endScopes();
            }
            String incomplete = readTail();
            reason = reason == null ? incomplete : reason;
        } finally {
            close();
        }
        Optional<Throwable> failed = reading.failure();
        if (failed.isPresent()) {
            beside.note("Events could not be read: " + failed.get());
            reason = reason == null ? NOT_READ : reason;
        }
        beside.conclude();
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
        if (reading.awaitAll()) {
            return null;
        }
        String noSpace = gaveUp;
        if (noSpace != null) {
            beside.note(
                    "What was not yet read when the disk became short was given up: an open recording could have ended"
                            + " the JVM.");
            return noSpace;
        }
        if (!stream.isRunning()) {
            return STOPPED_BY_OTHERS;
        }
        if (!stream.isReading()) {
            if (reading.failure().isEmpty()) {
                beside.note("JFR ended the stream by itself, as it does where it cannot open its own files.");
            }
            return NOT_READ;
        }
        beside.note("The last events of this session were not read, because JFR did not hand them over in time.");
        return "data lost: the last events were not read in time";
    }

    private Recorded fold(long until, @Nullable String truncated) {
        return reading.holding(contents -> beside.fold(contents, until, truncated));
    }

    @Override
    public void close() {
        reading.end();
        if (!closed) {
            scopes.abandon();
            own.rest();
            closed = true; // only now: where there was no memory to close it, it is tried again
        }
    }
}
