package dev.holter.recording;

import dev.holter.recording.fold.Recorded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording that runs. Every method but {@link #kill} is called by the session's thread; whoever started it has to call
 * {@link #finish} or {@link #close}.
 */
public interface ActiveRecording extends AutoCloseable {

    /**
     * Called several times a second while the recording runs, for what is cheap. Returns why the recording cannot go on; null where it
     * can.
     */
    @Nullable
    String tick();

    /**
     * How much of the heap reading may take from now on: the service needs the rest. What would take more is given up.
     *
     * @param bytes to spare
     */
    default void readWithin(long bytes) {}

    /** Whether it is time to read what has piled up; asked after each tick. */
    default boolean isReadingDue() {
        return false;
    }

    /** Reads what has piled up, which may take long. Returns why the recording cannot go on; null where it can. */
    @Nullable
    default String readOnTheWay() {
        return null;
    }

    /**
     * Records more cheaply from now on. What is read later stays right: a sample taken half as often stands for twice the time.
     *
     * @param step each doubles periods and thresholds and halves rates, counted from what was asked for
     * @return the settings that hold now, in words
     */
    String tighten(int step);

    /**
     * What the events cost inside the application's threads so far, ns: counted where events are read while they are written, else
     * the most that the settings allow.
     *
     * @param elapsed since the recording began, ns
     */
    long applicationNanos(long elapsed);

    /** How many samples are known so far. */
    long samplesSoFar();

    /**
     * What is known so far, folded now, which takes time that grows with it; empty while there is no sample, and
     * where nothing can be seen before the end.
     * Requests that are still open are not known yet, so their samples are unattributed.
     */
    default Optional<Recorded> soFar() {
        return Optional.empty();
    }

    /**
     * Ends now, from any thread: no event later than this call is kept, and JFR is told to write no more of them. Does not
     * wait for the recording to be closed.
     */
    void kill();

    /**
     * Closes what may still be written to disk, from any thread, before all else and before the disk is full. What was not read yet
     * is given up; {@link #finish} has to be called all the same. Does nothing where nothing is written to disk.
     *
     * @param reason why, for people
     */
    default void giveUp(String reason) {}

    /**
     * Ends the recording, reads what it holds and leaves nothing behind.
     *
     * @param readable whether the disk may be written to; if not, what is not read yet is given up
     * @param truncated why it ends before its time; null where it does not
     */
    Recorded finish(boolean readable, @Nullable String truncated);

    /** Ends the recording and throws away what it holds. Does nothing on a finished one. */
    @Override
    void close();
}
