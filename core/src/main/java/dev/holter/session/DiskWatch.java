package dev.holter.session;

import dev.holter.guard.SpaceForecast;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the disk while a recording on it is open, in a thread of its own: the session's thread folds and reads for longer than
 * a disk may take to fill. To be closed.
 */
final class DiskWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

    private final SpaceForecast forecast;
    private final Consumer<String> whenShort;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** @param whenShort what to do, once, when the disk is short; told why, and called in the watch's thread */
    DiskWatch(SpaceForecast forecast, Consumer<String> whenShort) {
        this.forecast = forecast;
        this.whenShort = whenShort;
    }

    void start() {
        Thread started = new Thread(this::watch, "holter-disk");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    private void watch() {
        boolean told = false;
        while (!closed) {
            try {
                told = told || tell();
            } catch (Throwable e) {
                told = false; // there may be no memory to say so, or to look; it is tried again
            }
            if (told) {
                LockSupport.park(this); // the meter counts only threads that are there
            } else {
                LockSupport.parkNanos(forecast.pauseNanos());
            }
        }
    }

    /** Returns whether the disk is short and that was told. */
    private boolean tell() {
        Optional<String> why = look();
        why.ifPresent(whenShort);
        return why.isPresent();
    }

    private Optional<String> look() {
        try {
            return forecast.look();
        } catch (Throwable e) {
            log.warn("The disk could not be watched, so the recording on it ends", e);
            return Optional.of("the disk could not be watched: " + e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
