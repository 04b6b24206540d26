package dev.holter.recording.crash;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * A note that one process records one type.
 *
 * @param type the profile type's name
 * @param pid the process
 * @param processStarted when that process started, because ids are used again
 * @param jvm a name of that JVM alone, because in a container all have the same id
 * @param since when it began to record
 */
public record Breadcrumb(String type, long pid, Instant processStarted, String jvm, Instant since) {

    private static final String THIS_JVM = UUID.randomUUID().toString();

    /** The start of a process is computed from the wall clock, which may have been set. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    static Breadcrumb ofThisProcess(String type) {
        ProcessHandle self = ProcessHandle.current();
        return new Breadcrumb(type, self.pid(), startOf(self), THIS_JVM, Instant.now());
    }

    /** Whether the process that left it lives. One that cannot be told from another counts as living. */
    boolean isProcessAlive() {
        if (pid == ProcessHandle.current().pid()) {
            return jvm.equals(THIS_JVM);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        Duration.between(startOf(process), processStarted).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    String toText() throws IOException {
        Properties text = new Properties();
        text.setProperty("type", type);
        text.setProperty("pid", Long.toString(pid));
        text.setProperty("process-started", processStarted.toString());
        text.setProperty("jvm", jvm);
        text.setProperty("since", since.toString());
        StringWriter writer = new StringWriter();
        text.store(writer, null);
        return writer.toString();
    }

    /** What stands in the file; empty where that is no breadcrumb. */
    static Optional<Breadcrumb> read(Path file) {
        Properties text = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            text.load(reader);
            return Optional.of(new Breadcrumb(
                    text.getProperty("type", ""),
                    Long.parseLong(text.getProperty("pid", "")),
                    Instant.parse(text.getProperty("process-started", "")),
                    text.getProperty("jvm", ""),
                    Instant.parse(text.getProperty("since", ""))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
