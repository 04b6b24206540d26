package dev.holter.recording.crash;

import dev.holter.text.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of processes that are gone: JFR's repositories and dumps. Deletes only what carries a name that JFR or Holter
 * gives, and follows no links.
 */
public final class LeftBehind {

    private static final Logger log = LoggerFactory.getLogger(LeftBehind.class);

    /** How the names of JFR's repositories and chunks begin: date and time. A zero is any digit. */
    private static final String TIME = "0000_00_00_00_00_00";

    private static final List<String> CRASH_DUMPS = List.of("hs_err_pid", "hs_oom_pid", "hs_soe_pid");
    private static final String SESSION_DUMP = "s-";
    private static final String RECORDING = ".jfr";
    private static final String PART = ".part";

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
            if (isGone(pidOfRepository(nameOf(entry)), isGone)) {
                deleteFolder(entry);
            } else if (isGone(pidOfCrashDump(nameOf(entry)), isGone)) {
                Files.deleteIfExists(entry);
            }
        });
    }

    /** Removes the dumps of sessions from a folder in which nobody records. */
    public static void cleanDumps(Path folder) {
        forEach(folder, entry -> {
            if (isSessionDump(nameOf(entry))) {
                Files.deleteIfExists(entry);
            }
        });
    }

    /** Removes the folders of instances, below this one, that are named after processes that are gone. */
    public static void cleanInstances(Path folder) {
        forEach(folder, entry -> {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                    && isGone(pidOfInstance(nameOf(entry)), LeftBehind::isGoneHere)) {
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

    /** @param pid digits; anything else is of no process */
    private static boolean isGone(String pid, LongPredicate isGone) {
        try {
            return Texts.isNumber(pid) && isGone.test(Long.parseLong(pid));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A repository of JFR: date, time and process. */
    private static String pidOfRepository(String name) {
        return beginsWithTime(name) && name.startsWith("_", TIME.length()) ? name.substring(TIME.length() + 1) : "";
    }

    /** What JFR saves when the JVM crashes or runs out of memory. */
    private static String pidOfCrashDump(String name) {
        return CRASH_DUMPS.stream()
                .filter(beginning -> name.startsWith(beginning) && name.endsWith(RECORDING))
                .map(beginning -> name.substring(beginning.length(), name.length() - RECORDING.length()))
                .findFirst()
                .orElse("");
    }

    /** The folder of an instance whose name ends in its process id. */
    private static String pidOfInstance(String name) {
        int hyphen = name.lastIndexOf('-');
        return hyphen < 0 ? "" : name.substring(hyphen + 1);
    }

    /** A session's dump; it lies for moments. */
    private static boolean isSessionDump(String name) {
        int end = name.length() - RECORDING.length();
        return name.startsWith(SESSION_DUMP)
                && name.endsWith(RECORDING)
                && end > SESSION_DUMP.length()
                && Texts.all(
                        name, SESSION_DUMP.length(), end, c -> Texts.isLowerCase(c) || Texts.isDigit(c) || c == '-');
    }

    /** A chunk of a repository: date, time, perhaps a number. */
    private static boolean isChunk(String name) {
        int end = name.endsWith(RECORDING)
                ? name.length() - RECORDING.length()
                : name.endsWith(PART) ? name.length() - PART.length() : -1;
        if (end < TIME.length() || !beginsWithTime(name)) {
            return false;
        }
        String number = name.substring(TIME.length(), end);
        return number.isEmpty() || (number.startsWith("_") && Texts.isNumber(number.substring(1)));
    }

    private static boolean beginsWithTime(String name) {
        if (name.length() < TIME.length()) {
            return false;
        }
        for (int i = 0; i < TIME.length(); i++) {
            char wanted = TIME.charAt(i);
            if (wanted == '0' ? !Texts.isDigit(name.charAt(i)) : name.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
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
                if (isSessionDump(name) || isChunk(name)) {
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
