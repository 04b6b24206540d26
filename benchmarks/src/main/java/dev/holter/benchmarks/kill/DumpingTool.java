package dev.holter.benchmarks.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import jdk.jfr.Recording;
import org.apache.commons.math3.stat.descriptive.SynchronizedDescriptiveStatistics;

/**
 * Another tool that dumps its recording again and again without a pause, the hardest case: JFR holds its one lock while it dumps. It
 * keeps no more than a maximum size, as such a tool has to, or each dump would copy more than the one before.
 */
final class DumpingTool implements AutoCloseable {

    private static final long MAX_BYTES = 16L << 20;

    private final Path file;
    private final Thread thread = new Thread(this::dump, "dumping-tool");
    private final SynchronizedDescriptiveStatistics millis = new SynchronizedDescriptiveStatistics();
    private volatile boolean stopped;

    DumpingTool(Path file) {
        this.file = file;
        thread.setDaemon(true);
        thread.start();
    }

    private void dump() {
        try (Recording recording = new Recording()) {
            recording.setMaxSize(MAX_BYTES);
            recording.start();
            while (!stopped) {
                long before = System.nanoTime();
                recording.dump(file);
                millis.addValue((System.nanoTime() - before) / 1e6);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the dumps were like, in words. */
    String words() {
        return String.format(
                Locale.ROOT,
                "%d dumps that took p50 %.1f p99 %.1f max %.1f ms",
                millis.getN(),
                millis.getPercentile(50),
                millis.getPercentile(99),
                millis.getMax());
    }

    /** Waits for the dump that is under way. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
