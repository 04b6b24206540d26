package dev.holter.recording;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The CPU time that each thread group used, from the threads' own clocks, read about once a second. A thread that ends loses
 * what it used since the last reading. Holter's and JFR's own threads are left out. Not thread-safe.
 */
final class CpuLedger {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The JDK's name for the thread group of the threads that carry virtual ones. */
    private static final String CARRIER_GROUP = "CarrierThreads";

    private final ThreadGroups groups = new ThreadGroups();
    private final Map<Long, Account> accounts = new HashMap<>();
    private boolean counting;
    private boolean carriersSeen;

    /** One thread's group and last reading. */
    private static final class Account {
        final int group;
        long lastNanos;
        long usedNanos;

        Account(int group, long lastNanos) {
            this.group = group;
            this.lastNanos = lastNanos;
        }
    }

    /** Takes a reading of all threads. */
    void read() {
        Thread[] threads = liveThreads();
        long[] ids = new long[threads.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = threads[i].getId();
        }
        long[] nanos = THREADS.getThreadCpuTime(ids);
        for (int i = 0; i < ids.length; i++) {
            if (nanos[i] >= 0) {
                account(threads[i], ids[i], nanos[i]);
            }
        }
    }

    /** From now on, a thread that was not there before counts from its birth. */
    void startCounting() {
        counting = true;
    }

    /** The groups, shared with whoever folds samples. */
    ThreadGroups groups() {
        return groups;
    }

    /**
     * The group of a sampled thread; empty for a thread that profiles. A thread that no reading saw is virtual where there are
     * carriers, else it lived for less than the time between two readings.
     */
    OptionalInt groupOf(long threadId, String threadName) {
        Account account = accounts.get(threadId);
        if (account != null) {
            return OptionalInt.of(account.group);
        }
        if (isProfiler(threadName)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(carriersSeen ? groups.number(ThreadGroups.VIRTUAL) : groups.ofThread(threadName));
    }

    /** The CPU time in ns that each group, by its number, used since counting began. */
    long[] usedNanos() {
        long[] used = new long[groups.names().size()];
        for (Account account : accounts.values()) {
            used[account.group] += account.usedNanos;
        }
        return used;
    }

    private void account(Thread thread, long id, long nanos) {
        Account account = accounts.get(id);
        if (account == null) {
            String name = thread.getName();
            if (isProfiler(name)) {
                return;
            }
            account = new Account(groupOf(thread, name), counting ? 0 : nanos);
            accounts.put(id, account);
        }
        account.usedNanos += nanos - account.lastNanos;
        account.lastNanos = nanos;
    }

    private int groupOf(Thread thread, String name) {
        ThreadGroup group = thread.getThreadGroup(); // null once the thread has ended
        if (group != null && group.getName().equals(CARRIER_GROUP)) {
            carriersSeen = true;
            return groups.number(ThreadGroups.VIRTUAL);
        }
        return groups.ofThread(name);
    }

    private static boolean isProfiler(String threadName) {
        return threadName.startsWith("JFR ") || threadName.startsWith("holter-");
    }

    private static Thread[] liveThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + 16];
        int count = root.enumerate(threads, true);
        return java.util.Arrays.copyOf(threads, count);
    }
}
