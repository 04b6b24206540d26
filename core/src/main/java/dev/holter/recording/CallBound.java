package dev.holter.recording;

import dev.holter.recording.crash.PrivateFile;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.MethodTally;
import dev.holter.recording.type.MethodTracing;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Ends a session whose methods are called so often that following them costs too much. A threshold does not bound that cost: the
 * JVM looks at its clock in every call.
 */
final class CallBound {

    /** Measured on JDK 25: 0.44 µs in the application for each call that is written, and more to read it. */
    static final long MAX_RECORDED = 100_000;

    /** Measured on JDK 25: 0.05 µs for each call, 0.08 where two threads call one method, so that this is below 1 % of a core. */
    static final long MAX_PER_SECOND = 100_000;

    private final RecordingPlan plan;
    private final PrivateDirectory directory;
    private final boolean applies;
    private final long begun = System.nanoTime();
    private boolean full;

    CallBound(RecordingPlan plan, PrivateDirectory directory) {
        this.plan = plan;
        this.directory = directory;
        this.applies = !MethodTracing.methods(plan.definition()).isEmpty();
    }

    /**
     * Why the session must end; null where it may go on.
     *
     * @param contents what was read so far, of a recording in memory; one on disk is looked at here
     */
    @Nullable
    String broken(Recording recording, Contents contents) {
        if (!applies) {
            return null;
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        String broken = broken(recording.isToDisk() ? soFar(recording) : contents.methods(), seconds);
        return broken == null && full
                ? "too much to record: JFR's memory was full, with "
                        + contents.methods().recorded() + " calls of the named methods in it"
                : broken;
    }

    /** To be called when a dump filled JFR's memory, before it is read: more would come while it is. */
    void memoryWasFull(Recording recording) {
        if (applies) {
            full = true;
            recording.setSettings(WindowRecorder.settingsBesidesCalls(plan));
        }
    }

    static @Nullable String broken(MethodTally calls, double seconds) {
        long perSecond = (long) (calls.counted() / seconds);
        if (perSecond > MAX_PER_SECOND) {
            return "too many calls: the named methods were called " + perSecond + " times a second, and "
                    + MAX_PER_SECOND + " are the most that may be followed. Name methods that are called less often.";
        }
        if (calls.recorded() > MAX_RECORDED) {
            return "too many calls: " + calls.recorded() + " were long enough to be recorded, and " + MAX_RECORDED
                    + " are the most. Raise the threshold of " + MethodTracing.EVENT
                    + ", or name methods that are called less often.";
        }
        return null;
    }

    /** A recording on disk keeps what is dumped, so what is read on the way is thrown away. */
    private MethodTally soFar(Recording recording) {
        Contents thrownAway = new Contents();
        Path file = directory.ensure().resolve(plan.sessionId() + "-calls.jfr");
        try {
            recording.dump(PrivateFile.create(file));
            new RecordedEvents(plan.definition(), thrownAway, 1).read(file);
        } catch (IOException e) {
            throw new RecordingException("The recording could not be dumped to " + file + ": " + e, e);
        } finally {
            WindowRecording.delete(file);
        }
        return thrownAway.methods();
    }
}
