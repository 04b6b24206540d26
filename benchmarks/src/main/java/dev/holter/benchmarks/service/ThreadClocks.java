package dev.holter.benchmarks.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * CPU time of the threads of another process by the scheduler's statistics, read from outside, so that reading costs the process
 * nothing. A thread that has ended keeps what it had at the last look: look once a second where threads come and go. What
 * threads used between the last look and their end is missing here, and not in {@link CpuClock}. Used by one thread.
 */
public final class ThreadClocks {

    private final Path tasks;

    /** Of the threads at the last look. */
    private Map<String, Reading> present = Map.of();

    /** Of those that have ended, by name. */
    private final Map<String, Long> ended = new HashMap<>();

    private record Reading(String name, long nanos) {}

    ThreadClocks(long pid) {
        this.tasks = Path.of("/proc", Long.toString(pid), "task");
    }

    /** The threads of any process. */
    public static ThreadClocks of(long pid) {
        return new ThreadClocks(pid);
    }

    /** Looks, and tells the CPU time used so far by threads of each kind, ns; never less than before. */
    public Map<ThreadKind, Long> nanos() {
        Map<ThreadKind, Long> byKind = new EnumMap<>(ThreadKind.class);
        for (ThreadKind kind : ThreadKind.values()) {
            byKind.put(kind, 0L);
        }
        nanosByName().forEach((name, nanos) -> byKind.merge(ThreadKind.of(name), nanos, Long::sum));
        return byKind;
    }

    /** The same by the threads' names, each cut at 15 characters; threads of the same name are added up. */
    public Map<String, Long> nanosByName() {
        look();
        Map<String, Long> byName = new TreeMap<>(ended);
        present.values().forEach(thread -> byName.merge(thread.name(), thread.nanos(), Long::sum));
        return byName;
    }

    private void look() {
        Map<String, Reading> now = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                read(thread, now);
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new UncheckedIOException(
                    "There is no " + tasks + ". Has the process ended?",
                    e instanceof IOException io ? io : new IOException(e));
        }
        present.forEach((id, before) -> {
            Reading after = now.get(id);
            // Less than before: the id belongs to another thread now.
            if (after == null || after.nanos() < before.nanos()) {
                ended.merge(before.name(), before.nanos(), Long::sum);
            }
        });
        present = now;
    }

    private static void read(Path thread, Map<String, Reading> into) {
        try {
            String name = Files.readString(thread.resolve("comm")).strip();
            String statistics = Files.readString(thread.resolve("schedstat"));
            long nanos = Long.parseLong(statistics.substring(0, statistics.indexOf(' ')));
            into.put(String.valueOf(thread.getFileName()), new Reading(name, nanos));
        } catch (IOException | IndexOutOfBoundsException e) {
            // it ended between listing and reading
        }
    }

    /** Looks once a second while the time passes, so that little is lost of threads that end. */
    public void lookFor(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left; (left = end - System.nanoTime()) > 0; ) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            look();
        }
    }
}
