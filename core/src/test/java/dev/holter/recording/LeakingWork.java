package dev.holter.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A thread that keeps a little of what it allocates and drops the most. */
final class LeakingWork implements AutoCloseable {

    private static final int MOST_KEPT = 20_000;
    private static volatile Object sink;

    private final List<Object> kept = new ArrayList<>();
    private final Thread thread = new Thread(this::work, "leaking-1");
    private volatile boolean stopped;

    LeakingWork() {
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (!stopped) {
            for (int i = 0; i < 4; i++) {
                leak();
            }
            for (int i = 0; i < 40; i++) {
                drop();
            }
            LockSupport.parkNanos(1_000_000); // else the garbage collector is all that runs
        }
    }

    private void leak() {
        if (kept.size() < MOST_KEPT) {
            kept.add(new byte[4_096]);
        }
    }

    private static void drop() {
        sink = new byte[4_096];
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join(5_000);
        kept.clear();
    }
}
