package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.type.EventCosts;
import dev.holter.recording.type.Scaling;
import dev.holter.recording.type.TypeDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A window that records. A recording in memory is emptied by each dump, so a long one is dumped on the way, before JFR's memory
 * runs over; one on disk is dumped once, at the end.
 */
final class WindowRecording implements ActiveRecording {

    private static final Logger log = LoggerFactory.getLogger(WindowRecording.class);

    /** JFR keeps 10 MB in memory by default and then drops the oldest; a dump of this size was near it. */
    private static final long NEARLY_FULL_BYTES = 8L << 20;

    private final RecordingPlan plan;
    private final Recording recording;
    private final TimeLimit limit;
    private final PrivateDirectory directory;
    private final RequestScopes scopes;
    private final OwnRecordings own;
    private final SideReadings beside;
    private final DumpPace pace;
    private final CallBound calls;
    private final Contents contents = new Contents();
    private final DumpWriter writer;
    private final DumpReader reader;
    private final StackPauses pauses = new StackPauses();

    /** When the window ended, by {@code System.nanoTime()}: JFR goes on until it is dumped, but nobody tells of requests then. */
    private volatile long endedAt;

    private volatile boolean killed;
    private int step;
    private long heapToSpare = Long.MAX_VALUE;

    /** The most that events can have cost in the application's threads, ns, until this time after the beginning, ns. */
    private long mostNanos;

    private long mostUntil;
    private int dumps;
    private boolean dataLost;
    private boolean closed;

    WindowRecording(
            RecordingPlan plan,
            Recording recording,
            PrivateDirectory directory,
            RequestScopes scopes,
            OwnRecordings own,
            int stackDepth,
            SideReadings beside) {
        this.plan = plan;
        this.recording = recording;
        this.limit = TimeLimit.on(recording, plan.atMost());
        this.directory = directory;
        this.scopes = scopes;
        this.own = own;
        this.beside = beside;
        this.pace = new DumpPace(plan.definition());
        this.calls = new CallBound(plan, directory);
        this.writer = new DumpWriter(own);
        this.reader = DumpReader.of(plan, contents, stackDepth);
    }

    /** @param callsCounted whether the JVM counts calls already, because another recording wants it */
    void begin(boolean callsCounted) {
        if (!callsCounted) {
            contents.methods().countFromZero(); // a call may end before JFR writes its counters for the first time
        }
        recording.start();
        beside.begin();
        pace.restart();
    }

    @Override
    public @Nullable String tick() {
        if (recording.getState() != RecordingState.RUNNING) {
            return killed ? null : "stopped by another tool";
        }
        beside.tick();
        if (plan.definition().samplesLiveObjects()) {
            look(pauses.isLookDue(System.nanoTime()));
        }
        return null;
    }

    /** Lets JFR look at the stacks of new allocation buffers, or not. */
    private void look(boolean looking) {
        if (looking != pauses.isLooking() && !killed) {
            pauses.looking(looking);
            apply();
            beside.looksAtAllocationBuffers(looking);
        }
    }

    private void apply() {
        Map<String, String> settings = WindowRecorder.settings(plan.tightened(step));
        if (!pauses.isLooking()) {
            settings.putAll(plan.definition().settingsOfPause());
        }
        recording.setSettings(settings);
        holdKill();
    }

    /** Where a kill came between, its settings hold. */
    private void holdKill() {
        if (killed) {
            recording.setSettings(Map.of());
        }
    }

    @Override
    public void readWithin(long bytes) {
        heapToSpare = bytes;
    }

    @Override
    public boolean isReadingDue() {
        return !killed && pace.isDue(System.nanoTime());
    }

    @Override
    public @Nullable String readOnTheWay() {
        pace.restart();
        if (!recording.isToDisk()) {
            dump();
            WindowMark.write();
        }
        return calls.broken(recording, contents);
    }

    @Override
    public String tighten(int step) {
        TypeDefinition tight = plan.tightened(step).definition();
        this.step = step;
        if (tight.samplesLiveObjects()) {
            pauses.tightened(step, System.nanoTime());
        }
        if (!killed && recording.getState() == RecordingState.RUNNING) {
            contents.tightened(System.nanoTime(), 1 << step);
            beside.tightened(tight);
            apply();
        }
        return tight.source() + pauses.words();
    }

    @Override
    public long applicationNanos(long elapsed) {
        mostNanos += EventCosts.ofThisJvm().atMost(plan.tightened(step).definition(), elapsed - mostUntil);
        mostUntil = elapsed;
        return mostNanos + EventCosts.ofThisJvm().ofAllocationBuffers(beside.allocationBuffers(), elapsed);
    }

    @Override
    public long samplesSoFar() {
        return contents.sampleCount();
    }

    @Override
    public void kill() {
        if (!killed) {
            endedAt = System.nanoTime();
            killed = true;
            scopes.stopCollecting();
            if (recording.getState() == RecordingState.RUNNING) {
                recording.setSettings(Map.of());
            }
        }
    }

    @Override
    public Recorded finish(boolean readable, @Nullable String truncated) {
        String reason = truncated;
        try {
            beside.end();
            if (!killed) {
                endedAt = System.nanoTime();
                scopes.stopCollecting();
            }
            if (recording.getState() != RecordingState.RUNNING) {
                reason = reason == null ? "stopped by another tool" : reason;
            } else if (readable) {
                dump();
            } else {
                beside.note("What was not yet read was given up: writing it could have ended the JVM.");
            }
        } finally {
            close();
        }
        if (dataLost && reason == null) {
            reason = "data lost: events of this session were given up, see the notes";
        }
        beside.conclude();
        return beside.fold(contents, endedAt, reason);
    }

    private void dump() {
        look(true); // a dump tells no stack where none are to be looked at
        Path file = directory.ensure().resolve(PrivateDirectory.dumpName(plan.sessionId(), dumps++));
        try {
            writer.write(recording, file);
            long size = Files.size(file);
            if (!recording.isToDisk() && size > NEARLY_FULL_BYTES) {
                lose("JFR's memory was full, so the oldest events of a dump may have been lost.");
                followNoMoreCalls();
            }
            if (size > heapToSpare / reader.heapPerByte()) {
                lose(
                        "Events were given up, because reading them could have taken the heap that the service needs: the dump had "
                                + (size >> 10) + " KB, and " + (heapToSpare >> 10) + " KB of heap were to spare.");
                pace.hasten();
                return;
            }
            if (plan.definition().scaling() == Scaling.HEAP_AFTER_GC) {
                contents.forgetSamples(); // each dump tells of all objects that live
            }
            boolean marked = reader.read(file);
            if (!marked) {
                lose("Events before the last reading were lost, because another recording began to write to disk or was"
                        + " dumped from memory.");
            }
            if (size > NEARLY_FULL_BYTES / 2) {
                pace.hasten();
            }
        } catch (IOException e) {
            throw new RecordingException("The recording could not be dumped to " + file + ": " + e, e);
        } finally {
            delete(file);
        }
    }

    private void followNoMoreCalls() {
        if (!killed) {
            calls.memoryWasFull(recording);
            holdKill();
        }
    }

    private void lose(String note) {
        dataLost = true;
        beside.note(note);
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("Could not delete the dump {}: {}", file, e.toString());
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        scopes.abandon();
        own.rest();
        limit.lift();
        closed = true; // only now: where there was no memory to close it, it is tried again
    }
}
