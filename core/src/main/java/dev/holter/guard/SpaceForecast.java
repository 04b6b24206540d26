package dev.holter.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells when a disk is short, and a moment before it will be: by how fast it fills. For a recording on disk, which has to be closed
 * before the disk is full, because closing it writes, too. Used by one thread.
 */
public final class SpaceForecast {

    /** How far it looks ahead, and back: closing a stream takes up to 50 ms, several times that on a busy machine. */
    static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** What falls by less within the looks that are remembered is noise: a chunk of JFR's has 12 MB, a dump of Holter's 10. */
    static final long NOISE_BYTES = 32L << 20;

    /** Bytes in a second that no disk takes: 2 GB were measured, on a file system in memory. */
    private static final long FASTEST = 4L << 30;

    /** A look costs some 40 µs of CPU, so that every 10 ms would be a quarter of what a live session costs. */
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final LongSupplier usableBytes;
    private final long marginBytes;
    private final LongSupplier nanoTime;
    private final Deque<Look> looks = new ArrayDeque<>();

    private record Look(long nanos, long usable) {}

    /**
     * @param usableBytes what is free, asked at each look
     * @param marginBytes what has to be free
     * @param nanoTime a clock as {@code System.nanoTime()}
     */
    SpaceForecast(LongSupplier usableBytes, long marginBytes, LongSupplier nanoTime) {
        this.usableBytes = usableBytes;
        this.marginBytes = marginBytes;
        this.nanoTime = nanoTime;
    }

    /** Looks once. Returns why a recording on disk must be closed now, for people; empty where it need not. */
    public Optional<String> look() {
        Look now = new Look(nanoTime.getAsLong(), usableBytes.getAsLong());
        while (!looks.isEmpty() && now.nanos - looks.getFirst().nanos > AHEAD_NANOS) {
            looks.removeFirst();
        }
        double fall = bytesPerNano(now);
        looks.addLast(now);
        if (now.usable < marginBytes) {
            return Optional.of(FreeSpace.words(now.usable, "", marginBytes));
        }
        if (now.usable - fall * AHEAD_NANOS < marginBytes) {
            long megabytesASecond = (long) (fall * TimeUnit.SECONDS.toNanos(1)) >> 20;
            return Optional.of(
                    FreeSpace.words(now.usable, ", " + megabytesASecond + " MB less each second,", marginBytes));
        }
        return Optional.empty();
    }

    /**
     * How long after a look the next one may wait, ns: so long that the fastest disk would still have a quarter of a second, but from
     * 10 ms on a disk that is small or nearly full to 100 ms on one with a gigabyte or two.
     */
    public long pauseNanos() {
        Look last = looks.peekLast();
        double seconds = last == null ? 0 : (double) (last.usable - marginBytes) / FASTEST;
        long enough = (long) (seconds * TimeUnit.SECONDS.toNanos(1)) - AHEAD_NANOS;
        return Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, enough));
    }

    /** The steepest fall from any of the remembered looks until now: how long it was quiet before does not matter. */
    private double bytesPerNano(Look now) {
        double steepest = 0;
        for (Look before : looks) {
            long fallen = before.usable - now.usable;
            if (fallen >= NOISE_BYTES && now.nanos > before.nanos) {
                steepest = Math.max(steepest, (double) fallen / (now.nanos - before.nanos));
            }
        }
        return steepest;
    }
}
