package dev.holter.recording;

import java.util.Map;

/**
 * A recording in memory that is open while no window records, with one event an hour. Where JFR is initialised and no periodic
 * event is on, JDK 17's periodic thread wakes up to 100 times a second for nothing; with one on it sleeps a second at a time. In
 * memory, because even an empty recording on disk ends the JVM when the disk is full. Newer JDKs need none.
 */
final class IdleRecording {

    static final String NAME = "idle";

    /** The tax was measured on 17 and is gone in 25; in between it is not known. */
    static final boolean NEEDED = Runtime.version().feature() < 21;

    /** A cheap event, and rare. */
    private static final Map<String, String> SETTINGS =
            Map.of("jdk.JavaThreadStatistics#enabled", "true", "jdk.JavaThreadStatistics#period", "1 h");

    private IdleRecording() {}

    /** What a window has to switch on for the same reason, because this is closed meanwhile: some 40 ms of CPU in ten seconds. */
    static Map<String, String> settings() {
        return NEEDED ? SETTINGS : Map.of();
    }
}
