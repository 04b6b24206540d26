package dev.holter.recording;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that only this user can read, for files that live for moments. Made on demand, so that one which was deleted comes
 * back. Touches nothing that it did not make: a folder of the user's keeps its files and its permissions.
 */
final class PrivateDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PrivateDirectory.class);

    private static final String OWNER_ONLY = "rwx------";
    private static final long PID = ProcessHandle.current().pid();
    private static final String ADVICE =
            " Set 'holter.directory' to a folder of this user's own, or one that can be made.";

    private final Path path;
    private final Deque<Path> made = new ArrayDeque<>();

    PrivateDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** The name of a session's dump. The process is in it, because others may use the same folder. */
    static String dumpName(String sessionId, int number) {
        return sessionId + "-" + PID + "-" + number + ".jfr";
    }

    Path path() {
        return path;
    }

    /**
     * The folder, there and private.
     *
     * @throws RecordingException where it cannot be made or written to, is somebody else's, open to others, or a link
     */
    Path ensure() {
        try {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                make(path);
            }
            requirePrivate();
            if (!Files.isWritable(path)) {
                throw new RecordingException("The directory " + path + " is read-only." + ADVICE);
            }
            return path;
        } catch (IOException e) {
            throw new RecordingException("The directory " + path + " cannot be used: " + e + "." + ADVICE, e);
        }
    }

    /** Makes the folder and those above it that are missing, each for its owner only. */
    private void make(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new RecordingException(folder + " is a link or a file, not a directory." + ADVICE);
        }
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            make(parent);
        }
        if (isPosix(parent)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } else {
            Files.createDirectory(folder);
        }
        made.push(folder);
    }

    private void requirePrivate() throws IOException {
        if (!isPosix(path)) {
            return; // elsewhere the temporary folder is the user's own
        }
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path self = Path.of("/proc/self");
        if (Files.exists(self) && !attributes.owner().equals(Files.getOwner(self))) {
            throw new RecordingException("The directory " + path + " belongs to "
                    + attributes.owner().getName() + "." + ADVICE);
        }
        String permissions = PosixFilePermissions.toString(attributes.permissions());
        if (!permissions.endsWith("------")) {
            throw new RecordingException(
                    "The directory " + path + " is open to other users (" + permissions + ")." + ADVICE);
        }
    }

    private static boolean isPosix(@Nullable Path folder) throws IOException {
        return folder != null && Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    /**
     * Deletes this process' dumps, and the folders that were made here once they are empty: now, or, as JFR keeps its repository until
     * then, when the JVM exits.
     */
    @Override
    public void close() {
        deleteDumps();
        for (Path folder : made) {
            if (!folder.toFile().delete()) {
                break;
            }
        }
        made.descendingIterator().forEachRemaining(folder -> folder.toFile().deleteOnExit());
        made.clear();
    }

    private void deleteDumps() {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> dumps = Files.newDirectoryStream(path, "s-*-" + PID + "-*.jfr")) {
            for (Path dump : dumps) {
                Files.deleteIfExists(dump);
            }
        } catch (IOException e) {
            log.warn("Could not remove what is left in {}: {}", path, e.toString());
        }
    }
}
