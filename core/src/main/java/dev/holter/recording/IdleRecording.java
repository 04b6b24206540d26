package dev.holter.recording;

import java.util.Map;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording in memory that is open while no window records, with one event an hour. Where JFR is initialised and no periodic
 * event is on, JDK 17's periodic thread wakes up to 100 times a second for nothing; with one on it sleeps a second at a time. In
 * memory, because even an empty recording on disk ends the JVM when the disk is full. Newer JDKs need none.
 */
final class IdleRecording implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdleRecording.class);

    /** The tax was measured on 17 and is gone in 25; in between it is not known. */
    private static final boolean NEEDED = Runtime.version().feature() < 21;

    /** A cheap event, and rare. */
    private static final Map<String, String> SETTINGS =
            Map.of("jdk.JavaThreadStatistics#enabled", "true", "jdk.JavaThreadStatistics#period", "1 h");

    /** What a window has to switch on for the same reason, because this is closed meanwhile: some 40 ms of CPU in ten seconds. */
    static Map<String, String> settings() {
        return NEEDED ? SETTINGS : Map.of();
    }

    private @Nullable Recording recording;

    /** Opens it where this JDK needs it; where that fails, the JVM only pays the tax. */
    void open() {
        if (!NEEDED || recording != null || JvmEnd.hasBegun()) {
            return;
        }
        Recording idle = new Recording(SETTINGS);
        try {
            idle.setName(OtherRecordings.OWN_PREFIX + "idle");
            idle.setToDisk(false);
            idle.setDumpOnExit(false);
            idle.start();
            recording = idle;
        } catch (RuntimeException | Error e) {
            idle.close();
            log.warn("JFR's idle recording did not start", e);
        }
    }

    @Override
    public void close() {
        Recording open = recording;
        recording = null;
        if (open != null) {
            open.close();
        }
    }
}
