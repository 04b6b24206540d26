package dev.holter.recording;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An empty disk recording that is open while nothing else records. Where JFR is initialised and nothing records, JDK 17's
 * periodic thread wakes up to 100 times a second for nothing; with this it sleeps. Closed while the disk is short, because even
 * an empty disk recording ends the JVM when the disk is full. Newer JDKs need none.
 */
final class IdleRecording implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdleRecording.class);

    /** The tax was measured on 17 and is gone in 25; in between it is not known. */
    static final boolean NEEDED = Runtime.version().feature() < 21;

    /** JFR's smallest useful bounds; the recording has no events. */
    private static final long MAX_BYTES = 1 << 20;

    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private @Nullable Recording recording;
    private boolean windowRuns;
    private BooleanSupplier lastEnoughSpace = () -> false;

    /** Opens or closes the recording as the disk allows. */
    void watch(BooleanSupplier enoughSpace) {
        lastEnoughSpace = enoughSpace;
        if (!NEEDED || windowRuns) {
            return;
        }
        boolean enough = enoughSpace.getAsBoolean();
        if (enough && recording == null) {
            open();
        } else if (!enough && recording != null) {
            log.warn("Too little free disk: JFR's idle recording is closed until there is more");
            close();
        }
    }

    /** A window is about to record; in memory, which does not go together with an open disk recording. */
    void windowBegins() {
        windowRuns = true;
        close();
    }

    /** The window is over; opens again at once, for until then the periodic thread does not sleep. */
    void windowEnded() {
        windowRuns = false;
        try {
            watch(lastEnoughSpace);
        } catch (RuntimeException e) {
            log.warn("JFR's idle recording did not start", e); // the next look tries again
        }
    }

    private void open() {
        Recording empty = new Recording(Map.of());
        empty.setName(OtherRecordings.OWN_PREFIX + "idle");
        empty.setToDisk(true);
        empty.setMaxSize(MAX_BYTES);
        empty.setMaxAge(MAX_AGE);
        empty.setDumpOnExit(false);
        empty.start();
        recording = empty;
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
