package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Records to disk and reads along, so that the profile can be seen while it grows. Costs two to five times as much as a window;
 * for sessions that somebody watches. Has one thread while it is used. To be closed.
 */
final class LiveRecorder implements Recorder, AutoCloseable {

    /** The thread outlives its session for so long, because the meter finds only threads that are there. */
    private static final long KEEP_ALIVE_SECONDS = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LiveRecorder::daemon);
    private final PrivateDirectory directory;
    private final RequestScopes scopes;
    private final OwnRecordings own;
    private final OtherRecordings others;
    private final JfrOptions options;

    LiveRecorder(
            PrivateDirectory directory,
            RequestScopes scopes,
            OwnRecordings own,
            OtherRecordings others,
            JfrOptions options) {
        this.directory = directory;
        this.scopes = scopes;
        this.own = own;
        this.others = others;
        this.options = options;
        thread.allowCoreThreadTimeOut(true);
    }

    @Override
    public ActiveRecording start(RecordingPlan plan) {
        if (JvmEnd.hasBegun()) {
            throw new RecordingException("The JVM is shutting down.");
        }
        directory.ensure(); // JFR's chunks lie there too, unless somebody else initialised it
        own.closeLeftovers();
        LiveStream stream = new LiveStream(
                OtherRecordings.OWN_PREFIX + plan.sessionId(), WindowRecorder.settings(plan), plan.atMost());
        own.hold(stream);
        LiveRecording live = new LiveRecording(
                plan, stream, scopes, own, options.stackDepth(), new SideReadings(plan, scopes, others));
        try {
            live.begin(thread);
            return live;
        } catch (RuntimeException | Error e) {
            live.close();
            throw RecordingException.of("JFR did not start to record", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "holter-live");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
