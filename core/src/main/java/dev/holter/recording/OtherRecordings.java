package dev.holter.recording;

import dev.holter.recording.type.MethodTracing;
import dev.holter.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** The recordings in this JVM that are not Holter's. JFR does not isolate recordings from each other, so they matter. */
final class OtherRecordings {

    /** What the names of all of Holter's recordings begin with. */
    static final String OWN_PREFIX = "holter ";

    /** Names of others may hold anything, and are shown to whoever may see a session. */
    private static final int MAX_LABEL = 80;

    List<Recording> running() {
        return known().filter(recording -> recording.getState() == RecordingState.RUNNING)
                .filter(recording -> !recording.getName().startsWith(OWN_PREFIX))
                .toList();
    }

    /** All that JFR has and tells of, Holter's own too. */
    static Stream<Recording> known() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream().filter(Objects::nonNull);
    }

    /**
     * Whether JFR has one of which it tells nothing. It makes such a one for each dump, and where that fails half-way, as where the heap is
     * full, the recording stays: with the events of the one that was dumped, to disk, until the JVM ends.
     */
    boolean isOneUnknown() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream().anyMatch(Objects::isNull);
    }

    /** Whether the JVM counts calls for this recording. */
    static boolean countsCalls(Recording recording) {
        return "true".equals(recording.getSettings().get(MethodTracing.TIMING_EVENT + "#enabled"));
    }

    /** What a recording of this name is called before people: cut, printable, and {@code …} for each word that holds a path. */
    static String label(String name) {
        String label = Arrays.stream(Texts.oneLine(name).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.indexOf('/') >= 0 || word.indexOf('\\') >= 0 ? "…" : word)
                .collect(Collectors.joining(" "));
        return label.length() <= MAX_LABEL ? label : label.substring(0, MAX_LABEL - 1) + "…";
    }
}
