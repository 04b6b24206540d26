package dev.holter.attribution;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of virtual threads: an open-addressing table of reused entries, claimed by thread id while a scope is open. A
 * thread-local would allocate for every virtual thread, which is for every request. Bounded: a thread that finds no free entry
 * near its own place goes without, and its samples are unattributed. Lock-free.
 */
final class VirtualThreadScopes {

    /** Entries; a power of two. With at most half in use, a place is free within the probes in all but 1 of 256 cases. */
    static final int CAPACITY = 1 << 14;

    private static final int PROBES = 8;
    private static final long FREE = 0;

    private static final @Nullable Class<?> VIRTUAL_THREAD = virtualThreadClass();

    private final AtomicLongArray owners = new AtomicLongArray(CAPACITY);
    private final AtomicReferenceArray<ThreadScopes> entries = new AtomicReferenceArray<>(CAPACITY);

    /**
     * An entry of this thread, claimed if there is none before the first free place; null when there is no room. A nested scope
     * may get a second entry, nearer to the thread's own place, and then {@link #find} finds that one until it is released.
     */
    @Nullable
    ThreadScopes claim(long threadId) {
        int place = place(threadId);
        for (int i = 0; i < PROBES; i++) {
            int at = (place + i) & (CAPACITY - 1);
            long owner = owners.getAcquire(at);
            if (owner == threadId) {
                return entries.getAcquire(at);
            }
            if (owner == FREE && owners.compareAndSet(at, FREE, threadId)) {
                return taken(at, threadId);
            }
        }
        return null;
    }

    /** The entry of this thread; null if it has none. */
    @Nullable
    ThreadScopes find(long threadId) {
        int place = place(threadId);
        for (int i = 0; i < PROBES; i++) {
            int at = (place + i) & (CAPACITY - 1);
            if (owners.get(at) == threadId) {
                return entries.get(at);
            }
        }
        return null;
    }

    /** Gives this thread's entry back. */
    void release(long threadId) {
        int place = place(threadId);
        for (int i = 0; i < PROBES; i++) {
            int at = (place + i) & (CAPACITY - 1);
            if (owners.get(at) == threadId) {
                owners.setRelease(at, FREE);
                return;
            }
        }
    }

    /** Whether this is a virtual thread. */
    static boolean isVirtual(Thread thread) {
        return thread.getClass() == VIRTUAL_THREAD;
    }

    private static @Nullable Class<?> virtualThreadClass() {
        try {
            return Class.forName("java.lang.VirtualThread", false, null); // JDK 21 and newer
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Calls back with every entry that a thread holds now. */
    void forEach(Consumer<ThreadScopes> action) {
        for (int at = 0; at < CAPACITY; at++) {
            ThreadScopes entry = entries.get(at);
            if (entry != null && owners.get(at) != FREE) {
                action.accept(entry);
            }
        }
    }

    private ThreadScopes taken(int at, long threadId) {
        ThreadScopes entry = entries.getAcquire(at);
        if (entry == null) {
            entry = new ThreadScopes();
            entries.set(at, entry);
        }
        entry.belongTo(threadId);
        return entry;
    }

    /** Spreads neighbouring ids over different cache lines (Fibonacci hashing). */
    static int place(long threadId) {
        return (int) ((threadId * 0x9E3779B97F4A7C15L) >>> 50);
    }
}
