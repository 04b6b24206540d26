package dev.holter.recording.crash;

import dev.holter.text.Texts;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file lies in a folder while a type is recorded. Who finds one of a process that is gone knows that it died while it
 * profiled, and quarantines the type: the same file under another name, until an operator clears it. Files of other hosts are not
 * touched, for nobody can say from here what lives there. Safe to use from any thread.
 */
public final class Breadcrumbs {

    private static final Logger log = LoggerFactory.getLogger(Breadcrumbs.class);

    private static final String CRUMB = ".crumb";
    private static final String QUARANTINED = ".quarantined";

    /** A change so soon after another may leave the folder's time as it was: clocks of file systems tick every few ms. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    private final Path folder;
    private final Runnable ensure;
    private final String host;
    private volatile @Nullable Listing listing;

    /** The quarantines of a folder that was changed last at that time. */
    private record Listing(FileTime changed, List<Breadcrumb> quarantined) {}

    /**
     * @param folder where they lie
     * @param ensure makes sure that the folder is there and private, or throws
     * @param host the host's name, part of each file's
     */
    public Breadcrumbs(Path folder, Runnable ensure, String host) {
        this.folder = folder;
        this.ensure = ensure;
        this.host = Texts.fileName(host);
    }

    /** The one that lies while a type is recorded. */
    public static final class Lying implements AutoCloseable {

        private final Path file;

        private Lying(Path file) {
            this.file = file;
        }

        /** Takes it away: the recording ended and the JVM lives. */
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("Could not remove a breadcrumb: {}", e.toString());
            }
        }
    }

    /**
     * Lays one down, before the recording begins. It goes when it is closed, or when the JVM exits in order.
     *
     * @throws IOException where it cannot be written; then nothing may be recorded
     */
    public Lying drop(String type) throws IOException {
        ensure.run();
        Path file = folder.resolve(host + "." + ProcessHandle.current().pid() + CRUMB);
        Files.writeString(
                PrivateFile.create(file), Breadcrumb.ofThisProcess(type).toText());
        file.toFile().deleteOnExit();
        return new Lying(file);
    }

    /**
     * Quarantines the types of processes that are gone, and returns their breadcrumbs. To be called at start-up, before anything
     * is recorded.
     */
    public List<Breadcrumb> pickUp() throws IOException {
        List<Breadcrumb> gone = new ArrayList<>();
        for (Path file : files(host + ".", CRUMB)) {
            Optional<Breadcrumb> crumb = Breadcrumb.read(file);
            if (crumb.isEmpty()) {
                Files.deleteIfExists(file); // cut off while it was written: nothing was recorded yet
            } else if (!crumb.get().isProcessAlive()) {
                Files.move(file, quarantineOf(crumb.get().type()), StandardCopyOption.REPLACE_EXISTING);
                log.warn(
                        "Process {} died while it recorded '{}' at {}: that type is quarantined until an operator clears it.",
                        crumb.get().pid(),
                        crumb.get().type(),
                        crumb.get().since());
                gone.add(crumb.get());
            }
        }
        return gone;
    }

    /** Whether a breadcrumb lies here, of whatever host. */
    public boolean isAnybodyRecording() throws IOException {
        return !files("", CRUMB).isEmpty();
    }

    /** The quarantine of this type, if there is one. */
    public Optional<Breadcrumb> quarantined(String type) {
        return quarantined().stream().filter(crumb -> crumb.type().equals(type)).findFirst();
    }

    /** All quarantines of this host. Looked for anew where the folder has changed, because other processes use it too. */
    public List<Breadcrumb> quarantined() {
        try {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            FileTime changed = Files.getLastModifiedTime(folder);
            Listing known = listing;
            if (known != null && known.changed().equals(changed)) {
                return known.quarantined();
            }
            boolean settled = changed.toInstant().isBefore(Instant.now().minus(SETTLED));
            List<Breadcrumb> found = files(host + ".", QUARANTINED).stream()
                    .flatMap(file -> Breadcrumb.read(file).stream())
                    .toList();
            listing = settled ? new Listing(changed, found) : null;
            return found;
        } catch (IOException | RuntimeException e) {
            log.debug("Quarantines could not be read: {}", e.toString());
            return List.of();
        }
    }

    /** Lifts the quarantine of this type; false where there was none. */
    public boolean clear(String type) throws IOException {
        return quarantined(type).isPresent() && Files.deleteIfExists(quarantineOf(type));
    }

    private Path quarantineOf(String type) {
        return folder.resolve(host + "." + Texts.fileName(type) + QUARANTINED);
    }

    private List<Path> files(String beginning, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(beginning) && name.endsWith(ending)) {
                    found.add(file);
                }
            }
        }
        return found;
    }
}
