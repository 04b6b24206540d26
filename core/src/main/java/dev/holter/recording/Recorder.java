package dev.holter.recording;

/** Collects the events of one session after another. Calls come from one thread at a time. */
public interface Recorder {

    /**
     * Begins to collect. After an exception nothing is left behind.
     *
     * @throws RecordingException where JFR or the disk does not allow it
     */
    ActiveRecording start(RecordingPlan plan);
}
