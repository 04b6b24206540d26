package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.type.EventSettings;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stream's thread does: it fills the contents, which are the lock between it and who folds them. */
final class StreamReading {

    private static final Logger log = LoggerFactory.getLogger(StreamReading.class);

    /** How long stacks are known: they keep alive what JFR read of their chunk. */
    private static final long FORGET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final RecordingPlan plan;
    private final LiveStream stream;
    private final Contents contents = new Contents();
    private final RecordedEvents events;
    private final StreamTail tail = new StreamTail();
    private volatile @Nullable Throwable failure;
    private long lastForget;
    private int flushes;
    private boolean ended;

    StreamReading(RecordingPlan plan, LiveStream stream, int stackDepth) {
        this.plan = plan;
        this.stream = stream;
        this.events = new RecordedEvents(plan.definition(), contents, stackDepth);
    }

    /** Begins to record, and to read in this thread; returns when JFR records. */
    void begin(Executor thread) {
        plan.definition().events().stream()
                .map(EventSettings::event)
                .forEach(event -> stream.onEvent(event, this::accept));
        stream.onEvent(RequestScopes.EVENT, this::accept);
        stream.onEvent(WindowMark.NAME, this::accept);
        stream.onFlush(this::flushed);
        stream.onError(this::failed);
        lastForget = System.nanoTime();
        stream.start(thread);
    }

    /** By exact names only: a stream also gets what other recordings enabled. */
    private void accept(RecordedEvent event) {
        synchronized (contents) {
            if (ended || !events.accept(event)) {
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

    /** Waits until all that was written before is read; false where that cannot be, or takes too long. */
    boolean awaitAll() {
        return tail.await(stream::isReading);
    }

    /** Reads no more. */
    void end() {
        synchronized (contents) {
            ended = true;
        }
    }

    /** Why events could not be read; empty where nothing went wrong. */
    Optional<Throwable> failure() {
        Throwable first = failure;
        return Optional.ofNullable(first == null ? stream.failure() : first);
    }

    /** How many samples were read up to the last flush; from any thread. */
    int samples() {
        return contents.sampleCount();
    }

    /** Does this while nothing is added to the contents. */
    <T> T holding(Function<Contents, T> work) {
        synchronized (contents) {
            return work.apply(contents);
        }
    }

    /** From now on a sample of time stands for so many. */
    void tightened(int times) {
        synchronized (contents) {
            contents.tightened(System.nanoTime(), times);
        }
    }

    /** How often the stream said that it has read a flush. */
    int flushes() {
        synchronized (contents) {
            return flushes;
        }
    }
}
