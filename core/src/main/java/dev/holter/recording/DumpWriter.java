package dev.holter.recording;

import dev.holter.recording.crash.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Writes what a window holds to a file, by nothing but recordings that Holter can close. {@link Recording#dump} makes one inside JFR that nobody
 * gets hold of: where it fails half-way, as where the heap is full, that one records on, to disk, with all the window's events, until the
 * JVM ends.
 */
final class DumpWriter {

    /** Should nobody else end what takes over JFR's memory. */
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    /** JFR writes it when a recording stops, if that one asks for it. */
    private static final String WRITTEN_AT_STOP = "jdk.OldObjectSample#";

    private final OwnRecordings own;

    DumpWriter(OwnRecordings own) {
        this.own = own;
    }

    /**
     * Writes what the window holds so far. One in memory goes on, empty; one on disk ends.
     *
     * @param file made if it is not there
     */
    void write(Recording window, Path file) throws IOException {
        if (window.isToDisk()) {
            stopInto(file, window);
        } else {
            Recording taker =
                    own.make("dump", atStop(window)); // all that is in memory goes to the first recording on disk
            TimeLimit limit = TimeLimit.on(taker, AT_MOST);
            taker.start();
            stopInto(file, taker);
            own.close(taker);
            limit.lift();
        }
    }

    private static Map<String, String> atStop(Recording window) {
        return window.getSettings().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith(WRITTEN_AT_STOP))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** JFR closes a recording that it wrote to its destination, and says no more than that in its log where it could not. */
    private static void stopInto(Path file, Recording recording) throws IOException {
        recording.setDestination(PrivateFile.create(file));
        recording.stop();
        if (recording.getState() != RecordingState.CLOSED) {
            throw new IOException("JFR could not write all of it, see the log of the JVM");
        }
    }
}
