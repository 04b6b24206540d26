package dev.holter.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small file system in memory, mounted by root on Linux; unmounted when it is closed. */
final class Tmpfs implements AutoCloseable {

    private static final int BLOCK = 1 << 20;

    private final Path root;

    private Tmpfs(Path root) {
        this.root = root;
    }

    /** Mounts one; where this user may not, the test is skipped with the reason. */
    static Tmpfs mount(int megabytes) throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux") && "root".equals(System.getProperty("user.name")),
                "needs root on Linux to mount a tmpfs");
        Path root = Files.createTempDirectory("holter-tmpfs-");
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "tmpfs", root.toString());
        return new Tmpfs(root);
    }

    Path root() {
        return root;
    }

    void makeReadOnly() throws Exception {
        Shell.run("mount", "-o", "remount,ro", root.toString());
    }

    /** Writes until no more than this many bytes are free. */
    void fillTo(long freeBytes) throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (root.toFile().getUsableSpace() > freeBytes) {
                out.write(block, 0, (int) Math.min(BLOCK, root.toFile().getUsableSpace() - freeBytes));
            }
        }
    }

    /** Takes away what was written. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return root.resolve("filler");
    }

    @Override
    public void close() throws Exception {
        Shell.run("umount", root.toString());
        Files.delete(root);
    }
}
