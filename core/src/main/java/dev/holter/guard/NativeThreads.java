package dev.holter.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the scheduler's statistics of every native thread of this process, JFR's sampler included. Linux only. */
final class NativeThreads implements ProfilerThreads {

    private static final Path TASKS = Path.of("/proc/self/task");

    static boolean isSupported() {
        return Files.isReadable(TASKS) && Files.isReadable(Path.of("/proc/self/schedstat"));
    }

    @Override
    public Map<Long, Long> cpuNanos() {
        Map<Long, Long> nanos = new HashMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                read(task, nanos);
            }
        } catch (IOException | UncheckedIOException e) {
            return nanos; // what could be read; a process that cannot list its own threads has worse problems
        }
        return nanos;
    }

    private static void read(Path task, Map<Long, Long> nanos) {
        try {
            if (ProfilerThreads.isProfiler(Files.readString(task.resolve("comm")))) {
                String onCpu = Files.readString(task.resolve("schedstat")).split(" ", 2)[0];
                nanos.put(Long.parseLong(task.getFileName().toString()), Long.parseLong(onCpu));
            }
        } catch (IOException | NumberFormatException e) {
            // the thread ended between listing and reading
        }
    }

    @Override
    public String method() {
        return "CPU of JFR's and Holter's native threads by the scheduler's statistics";
    }
}
