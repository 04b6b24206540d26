package dev.holter.recording;

import dev.holter.recording.type.MethodTracing;
import dev.holter.recording.type.TypeDefinition;
import java.util.concurrent.TimeUnit;

/** How often a recording is dumped on its way. Used by one thread. */
final class DumpPace {

    /** At first. */
    private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Where calls are followed: nobody knows how many there will be before the first reading. */
    private static final long CALLS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long nanos;
    private long last = System.nanoTime();

    DumpPace(TypeDefinition definition) {
        nanos = MethodTracing.methods(definition).isEmpty() ? NANOS : CALLS_NANOS;
    }

    boolean isDue(long now) {
        return now - last >= nanos;
    }

    /** Starts the time until the next one. */
    void restart() {
        last = System.nanoTime();
    }

    /** To be called when there was much to read. */
    void hasten() {
        nanos = Math.max(nanos / 2, SHORTEST_NANOS);
    }
}
