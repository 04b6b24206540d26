package dev.holter.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the scheduler's statistics of every native thread of this process that profiles, JFR's sampler included. Linux only.
 * Names are read once a thread, or twice, because a thread gets its name only after it was born: with hundreds of threads, reading
 * them all each time would cost more than profiling does.
 */
final class NativeThreads implements ProfilerThreads {

    private static final Path TASKS = Path.of("/proc/self/task");

    private final Map<String, ThreadStatistics> profilers = new HashMap<>();
    private Set<String> seenOnce = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    static boolean isSupported() {
        return Files.isReadable(TASKS) && Files.isReadable(Path.of("/proc/self/schedstat"));
    }

    @Override
    public synchronized Map<Long, Long> cpuNanos() {
        look();
        return knownCpuNanos();
    }

    @Override
    public synchronized Map<Long, Long> knownCpuNanos() {
        Map<Long, Long> nanos = new HashMap<>();
        profilers.entrySet().removeIf(task -> !read(task.getKey(), task.getValue(), nanos));
        return nanos;
    }

    private void look() {
        Set<String> present = new HashSet<>();
        Set<String> young = new HashSet<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                String id = String.valueOf(task.getFileName());
                present.add(id);
                if (!others.contains(id) && !profilers.containsKey(id)) {
                    sort(id, young);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return; // what is known; a process that cannot list its own threads has worse problems
        }
        others.retainAll(present);
        seenOnce = young;
    }

    private void sort(String id, Set<String> young) {
        try {
            if (ProfilerThreads.isProfiler(Files.readString(TASKS.resolve(id).resolve("comm")))) {
                profilers.put(id, new ThreadStatistics(TASKS.resolve(id).resolve("schedstat")));
            } else if (seenOnce.contains(id)) {
                others.add(id);
            } else {
                young.add(id);
            }
        } catch (IOException e) {
            // the thread ended between listing and reading
        }
    }

    private static boolean read(String id, ThreadStatistics statistics, Map<Long, Long> nanos) {
        try {
            nanos.put(Long.parseLong(id), statistics.cpuNanos());
            return true;
        } catch (IOException | NumberFormatException e) {
            statistics.close();
            return false; // it ended
        }
    }

    @Override
    public String method() {
        return "CPU of JFR's and Holter's native threads by the scheduler's statistics";
    }
}
