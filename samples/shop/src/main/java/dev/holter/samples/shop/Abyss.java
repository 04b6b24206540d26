package dev.holter.samples.shop;

import java.nio.charset.StandardCharsets;

/**
 * Work at the bottom of a deep stack, all that is dear to record at once: exceptions, garbage, a lock that everybody wants, and a wait. The way
 * down differs with the seed, so that hardly two stacks are alike.
 */
final class Abyss {

    /** One step down is one frame, and the JVM's default stack has room for some ten times of them. */
    static final int DEEPEST = 1_024;

    static final int MOST_ROUNDS = 200;

    /** Of one round of one thread; dropped at once. */
    private static final int GARBAGE_BYTES = 64 << 10;

    /** As 32 threads queue for it, most of them wait for longer than the 10 ms that profilers look at. */
    private static final long LOCKED_MILLIS = 1;

    private static final long WAIT_MILLIS = 12;

    private final Object bottom = new Bottom();
    private final int rounds;
    private final long deadline;

    /** Written by all threads and read by none: so that the garbage is really made. */
    private byte[] garbage = {};

    /**
     * @param rounds at the bottom, of each thread
     * @param deadline by {@code System.nanoTime()}; no round begins after it
     */
    Abyss(int rounds, long deadline) {
        this.rounds = rounds;
        this.deadline = deadline;
    }

    /** Goes down so many frames, works there, and returns how many rounds were done. */
    int descend(int depth, long seed) throws InterruptedException {
        if (depth <= 1) {
            return work();
        }
        long next = Long.rotateRight(seed, 1) * 5 + 1;
        return (next & Long.MIN_VALUE) == 0 ? left(depth - 1, next) : right(depth - 1, next);
    }

    private int left(int depth, long seed) throws InterruptedException {
        return depth <= 1 ? work() : descend(depth - 1, seed);
    }

    private int right(int depth, long seed) throws InterruptedException {
        return depth <= 1 ? work() : descend(depth - 1, ~seed);
    }

    private int work() throws InterruptedException {
        int done = 0;
        while (done < rounds && System.nanoTime() - deadline < 0) {
            fail(done);
            garbage = new byte[GARBAGE_BYTES];
            done++;
        }
        synchronized (bottom) {
            Thread.sleep(LOCKED_MILLIS);
        }
        Thread.sleep(WAIT_MILLIS);
        return done;
    }

    /** Its trace has every frame of the way down. */
    private void fail(int round) {
        try {
            throw new IllegalStateException("round " + round);
        } catch (IllegalStateException e) {
            garbage = e.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A class of its own, because a profile names a lock by its class. */
    private static final class Bottom {}
}
