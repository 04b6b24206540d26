package dev.holter.recording;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/** A JFR stream and the recording behind it, which the stream itself does not show. To be closed. */
final class LiveStream implements AutoCloseable {

    /** What was read need not be kept; JFR drops the oldest chunks beyond, of 12 MB each. */
    private static final long MAX_BYTES = 32L << 20;

    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    /** A warm start takes 3 ms, the first one in a JVM 360 ms. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final RecordingStream stream = new RecordingStream();
    private final Recording recording;
    private final TimeLimit limit;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;

    /** @param atMost when the recording ends by itself, should nobody else do it */
    LiveStream(String name, Map<String, String> settings, Duration atMost) {
        try {
            stream.setSettings(settings);
            stream.setOrdered(false);
            stream.setReuse(true);
            stream.setMaxSize(MAX_BYTES);
            stream.setMaxAge(MAX_AGE);
            recording = recordingWith(settings);
            recording.setName(name);
            limit = TimeLimit.on(recording, atMost);
        } catch (RuntimeException | Error e) {
            stream.close();
            throw e;
        }
    }

    private static Recording recordingWith(Map<String, String> settings) {
        return OtherRecordings.known()
                .filter(recording -> recording.getState() == RecordingState.NEW)
                .filter(recording -> recording.getSettings().equals(settings))
                .max(Comparator.comparingLong(Recording::getId)) // others may be left of streams that were never made
                .orElseThrow(() -> new RecordingException("JFR does not show the recording of its stream."));
    }

    /** The event is the caller's only until the handler returns: JFR uses it again. */
    void onEvent(String name, Consumer<RecordedEvent> handler) {
        stream.onEvent(name, handler);
    }

    /** JFR may call it more than once for one flush. */
    void onFlush(Runnable handler) {
        stream.onFlush(handler);
    }

    void onError(Consumer<Throwable> handler) {
        stream.onError(handler);
    }

    /** Starts to record, and to read in this thread; returns when it records. */
    void start(Executor thread) {
        thread.execute(this::read);
        long deadline = System.nanoTime() + START_NANOS;
        while (!isRunning() && !ended && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (!isRunning()) {
            Throwable cause = failure;
            throw cause == null
                    ? new RecordingException("JFR did not start to record in time.")
                    : new RecordingException("JFR did not start to record: " + cause, cause);
        }
    }

    private void read() {
        try {
            stream.start();
        } catch (Throwable e) { // no memory, for one: nobody else hears of it
            failure = e;
        } finally {
            ended = true;
        }
    }

    boolean isRunning() {
        return recording.getState() == RecordingState.RUNNING;
    }

    /** Whether it records and hands over what is recorded. */
    boolean isReading() {
        return isRunning() && !ended;
    }

    /** Why it hands over no more although it may record still; null where it does. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Changes what is recorded. From any thread. */
    void record(Map<String, String> settings) {
        if (isRunning()) {
            recording.setSettings(settings);
        }
    }

    @Override
    public void close() {
        stream.close();
        limit.lift(); // only now: where it could not be closed, it holds
    }
}
