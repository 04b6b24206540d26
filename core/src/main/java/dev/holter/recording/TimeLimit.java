package dev.holter.recording;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;

/**
 * Stops a recording that outlives its time, should nobody else do it: Holter's own thread may have died. By the steady clock and a thread of
 * the JDK's own. Not by {@link Recording#setDuration}: JFR's timer follows the wall clock, and any recording that it still knows of wakes it,
 * so while somebody has set the clock forward it ends recordings whose time has not come.
 */
final class TimeLimit {

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private TimeLimit() {}

    /** From now on. */
    static TimeLimit on(Recording recording, Duration time) {
        TimeLimit limit = new TimeLimit();
        limit.over.thenRun(recording::stop); // where it has ended already, its exception goes no further
        limit.over.completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS);
        return limit;
    }

    /** The recording ends by other means; the limit holds it no longer. */
    void lift() {
        over.cancel(false);
    }
}
