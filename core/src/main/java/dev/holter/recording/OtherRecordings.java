package dev.holter.recording;

import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** The recordings in this JVM that are not Holter's. JFR does not isolate recordings from each other, so they matter. */
final class OtherRecordings {

    /** What the names of all of Holter's recordings begin with. */
    static final String OWN_PREFIX = "holter ";

    List<Recording> running() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> recording.getState() == RecordingState.RUNNING)
                .filter(recording -> !recording.getName().startsWith(OWN_PREFIX))
                .toList();
    }
}
