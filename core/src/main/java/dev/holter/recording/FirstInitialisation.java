package dev.holter.recording;

import java.nio.file.Path;
import jdk.jfr.FlightRecorder;

/**
 * JFR's initialisation, which happens once in a JVM. On JDK 17 it redefines I/O classes, and the first redefinition in a JVM throws
 * away all compiled code: the later it comes, the more is compiled anew.
 */
final class FirstInitialisation {

    /** From here on, JFR redefines no class, and it does not matter when it begins. */
    private static final int NO_REDEFINITION_SINCE = 22;

    private static boolean byHolter;

    private FirstInitialisation() {}

    /** Whether it should come as early as can be in this JVM. */
    static boolean isUrgent() {
        return Runtime.version().feature() < NO_REDEFINITION_SINCE
                && FlightRecorder.isAvailable()
                && !FlightRecorder.isInitialized();
    }

    /**
     * Initialises JFR if nobody has, with Holter's options; takes up to a second.
     *
     * @return whether Holter did it, now or before; where others did, JFR's options are theirs
     */
    static synchronized boolean ensure(PrivateDirectory directory, JfrOptions options) {
        if (!FlightRecorder.isInitialized()) {
            options.configure(repository(directory));
            byHolter = true;
        }
        FlightRecorder.getFlightRecorder();
        return byHolter;
    }

    private static Path repository(PrivateDirectory directory) {
        try {
            return directory.ensure();
        } catch (RecordingException e) {
            return Path.of(System.getProperty("java.io.tmpdir"));
        }
    }
}
