package dev.holter.guard;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One daemon thread that does what it is told, at its time. The JDK's own ends where there is no memory to wait for the next task, and if
 * there is none for a new one either, what was scheduled never happens; here a new one begins as soon as there is.
 */
public final class EnduringThread {

    private static final long UNTIL_MEMORY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String name;
    private final ScheduledThreadPoolExecutor tasks;

    private EnduringThread(String name) {
        this.name = name;
        this.tasks = new ScheduledThreadPoolExecutor(1, this::daemon);
    }

    /** Makes one; it begins with its first task. */
    public static ScheduledExecutorService named(String name) {
        return new EnduringThread(name).tasks;
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(() -> endure(work), name);
        thread.setDaemon(true);
        return thread;
    }

    private void endure(Runnable work) {
        try {
            work.run();
        } catch (OutOfMemoryError e) {
            while (!isFollowed()) {
                LockSupport.parkNanos(UNTIL_MEMORY_NANOS);
            }
        }
    }

    private boolean isFollowed() {
        try {
            tasks.prestartCoreThread(); // does nothing where the JDK managed to
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }
}
