package dev.holter.recording.fold;

import dev.holter.recording.type.Scaling;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What each thread group used of something that the JVM counts for every thread, read about once a second. A thread that ends
 * loses what it used since the last reading. Holter's and JFR's own threads are left out. Not thread-safe.
 */
public final class ThreadLedger {

    /** What is counted. */
    private enum Counter {
        /** CPU time in ns. */
        CPU_TIME,
        /** Bytes allocated on the heap. */
        ALLOCATED_BYTES,
        /** Nothing: the ledger only knows the groups. */
        NOTHING;

        /** What the values of such a type are divided by. */
        static Counter of(Scaling scaling) {
            return switch (scaling) {
                case THREAD_CPU_TIME -> CPU_TIME;
                case THREAD_ALLOCATED_BYTES -> ALLOCATED_BYTES;
                case NONE, HEAP_AFTER_GC -> NOTHING;
            };
        }
    }

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The JDK's name for the thread group of the threads that carry virtual ones. */
    private static final String CARRIER_GROUP = "CarrierThreads";

    private final Counter counter;
    private final ThreadGroups groups = new ThreadGroups();
    private final Map<Long, Account> accounts = new HashMap<>();
    private boolean counting;
    private boolean carriersSeen;

    /** One thread's group and last reading. */
    private static final class Account {
        final int group;
        long last;
        long used;

        Account(int group, long last) {
            this.group = group;
            this.last = last;
        }
    }

    public ThreadLedger(Scaling scaling) {
        this.counter = Counter.of(scaling);
    }

    /** Takes a reading of all threads. */
    public void read() {
        if (counter == Counter.NOTHING && counting) {
            return;
        }
        Thread[] threads = liveThreads();
        long[] ids = new long[threads.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = threads[i].getId();
        }
        long[] counts = counts(ids);
        for (int i = 0; i < ids.length; i++) {
            if (counts[i] >= 0) {
                account(threads[i], ids[i], counts[i]);
            }
        }
    }

    private long[] counts(long[] ids) {
        return switch (counter) {
            case CPU_TIME -> THREADS.getThreadCpuTime(ids);
            case ALLOCATED_BYTES -> THREADS.getThreadAllocatedBytes(ids);
            case NOTHING -> new long[ids.length];
        };
    }

    /** From now on, a thread that was not there before counts from its birth. */
    public void startCounting() {
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

    /** What this thread used since counting began, in the counter's unit; empty for a thread that no reading saw. */
    OptionalLong usedBy(long threadId) {
        Account account = accounts.get(threadId);
        return account == null ? OptionalLong.empty() : OptionalLong.of(account.used);
    }

    /** What all carriers of virtual threads used; empty where there are none. */
    OptionalLong usedByCarriers() {
        return carriersSeen ? OptionalLong.of(used()[groups.number(ThreadGroups.VIRTUAL)]) : OptionalLong.empty();
    }

    /** What each group, by its number, used since counting began, in the counter's unit. */
    long[] used() {
        long[] used = new long[groups.names().size()];
        for (Account account : accounts.values()) {
            used[account.group] += account.used;
        }
        return used;
    }

    private void account(Thread thread, long id, long count) {
        Account account = accounts.get(id);
        if (account == null) {
            String name = thread.getName();
            if (isProfiler(name)) {
                return;
            }
            account = new Account(groupOf(thread, name), counting ? 0 : count);
            accounts.put(id, account);
        }
        account.used += count - account.last;
        account.last = count;
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
        return Arrays.copyOf(threads, count);
    }
}
