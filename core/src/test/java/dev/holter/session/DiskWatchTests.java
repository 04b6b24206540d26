package dev.holter.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holter.guard.FreeSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskWatchTests {

    /** A file system without any space. */
    private static final Path FULL = Path.of("/proc");

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicLong looks = new AtomicLong();
    private volatile Path disk;
    private DiskWatch watch;

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        watch.close();
        await("its thread ends").until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("holter-disk")));
    }

    private void start(Path path) {
        disk = path;
        watch = new DiskWatch(new FreeSpace(this::paths, 1).forecast(), why -> told.add(name() + ": " + why));
        watch.start();
    }

    private List<Path> paths() {
        looks.incrementAndGet();
        if (disk == null) {
            throw new IllegalStateException("gone");
        }
        return List.of(disk);
    }

    private static String name() {
        return Thread.currentThread().getName();
    }

    @Test
    void tellsOnceAndInItsOwnThreadThatTheDiskIsShort() throws Exception {
        start(directory);
        await("it looks").until(() -> looks.get() > 5);
        assertThat(told).isEmpty();
        disk = FULL;
        assertThat(told.poll(5, TimeUnit.SECONDS))
                .isEqualTo("holter-disk: 0 MB are free and 'holter.min-free-space' is 0 MB");
        disk = directory;
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void failsClosedWhereTheDiskCannotBeSeen() throws Exception {
        start(null);
        assertThat(told.poll(5, TimeUnit.SECONDS)).contains("the disk could not be watched", "gone");
    }
}
