package dev.holter.recording.crash;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of processes that are gone: JFR's repositories and dumps. Deletes only what carries a name that JFR or Holter
 * gives, and follows no links.
 */
public final class LeftBehind {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    /** A repository of JFR: date, time and process. */
    private static final Pattern REPOSITORY = Pattern.compile("\\d{4}(?:_\\d{2}){5}_(\\d+)");

    private static final Pattern CHUNK = Pattern.compile("\\d{4}(?:_\\d{2}){5}(?:_\\d+)?\\.(?:jfr|part)");

    /** What JFR saves when the JVM crashes or runs out of memory. */
    private static final Pattern CRASH_DUMP = Pattern.compile("hs_(?:err|oom|soe)_pid(\\d+)\\.jfr");

    /** A session's dump; it lies for moments. */
    private static final Pattern SESSION_DUMP = Pattern.compile("s-[0-9a-z-]+\\.jfr");

    /** The folder of an instance whose name ends in its process id. */
    private static final Pattern INSTANCE = Pattern.compile(".*-(\\d+)");

    private LeftBehind() {}

    /**
     * Removes the repositories and crash dumps of processes that are gone from a folder.
     *
     * @param isGone whether a process of this id is known to be gone; ids mean nothing in a folder that hosts share
     */
    public static void clean(Path folder, LongPredicate isGone) {
        String current = System.getProperty("jdk.jfr.repository", "");
        forEach(folder, entry -> {
            if (entry.toAbsolutePath().toString().equals(current)) {
                return; // this JVM's: in a container, the process that died had the same id
            }
            if (isOf(REPOSITORY, entry, isGone)) {
                deleteFolder(entry);
            } else if (isOf(CRASH_DUMP, entry, isGone)) {
                Files.deleteIfExists(entry);
            }
        });
    }

    /** Removes the dumps of sessions from a folder in which nobody records. */
    public static void cleanDumps(Path folder) {
        forEach(folder, entry -> {
            if (SESSION_DUMP.matcher(nameOf(entry)).matches()) {
                Files.deleteIfExists(entry);
            }
        });
    }

    /** Removes the folders of instances, below this one, that are named after processes that are gone. */
    public static void cleanInstances(Path folder) {
        forEach(folder, entry -> {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && isOf(INSTANCE, entry, LeftBehind::isGoneHere)) {
                clean(entry, LeftBehind::isGoneHere);
                deleteFolder(entry);
            }
        });
    }

    /** Whether no process of this id lives on this host. */
    public static boolean isGoneHere(long pid) {
        return !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private interface Deletion {
        void of(Path entry) throws IOException;
    }

    private static void forEach(Path folder, Deletion deletion) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                deletion.of(entry);
            }
        } catch (IOException | RuntimeException e) {
            log.info("What a process left behind could not be removed: {}", e.toString());
        }
    }

    private static boolean isOf(Pattern pattern, Path entry, LongPredicate isGone) {
        Matcher name = pattern.matcher(nameOf(entry));
        try {
            return name.matches() && isGone.test(Long.parseLong(name.group(1)));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String nameOf(Path entry) {
        return String.valueOf(entry.getFileName());
    }

    /** Deletes recordings in this folder, and the folder if it is empty then. */
    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean empty = true;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = nameOf(file);
                if (SESSION_DUMP.matcher(name).matches() || CHUNK.matcher(name).matches()) {
                    Files.deleteIfExists(file);
                } else {
                    empty = false;
                }
            }
        }
        if (empty) {
            Files.deleteIfExists(folder);
        }
    }
}
