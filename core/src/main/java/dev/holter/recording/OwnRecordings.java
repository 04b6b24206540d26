package dev.holter.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings that Holter has open. One that could not be closed, as where the heap is full, is closed before the next one starts:
 * JFR takes it for running, so its events go on, and where JFR's recorder had stopped already, it is not started again and all later
 * recordings stay empty. Used by the session's thread.
 */
final class OwnRecordings {

    private static final Logger log = LoggerFactory.getLogger(OwnRecordings.class);

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Makes one that is to be closed, and does not start it. */
    Recording make(String name, Map<String, String> settings) {
        Recording recording = new Recording(settings);
        open.add(recording);
        recording.setName(OtherRecordings.OWN_PREFIX + name);
        recording.setDumpOnExit(false);
        return recording;
    }

    /** What has a recording of its own, to be closed with the others. */
    void hold(AutoCloseable recording) {
        open.add(recording);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Closes one of them. What fails stays open, for another try. Needs no memory itself. */
    void close(AutoCloseable recording) {
        try {
            recording.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RecordingException("A recording could not be closed: " + e, e);
        }
        open.remove(recording);
    }

    /** Closes all, the latest first; where one fails, no older one. */
    void closeAll() {
        while (!open.isEmpty()) {
            close(latest());
        }
    }

    /** Closes all, and opens the idle one where this JDK needs it; where that fails, the JVM only pays the tax. */
    void rest() {
        closeAll();
        if (IdleRecording.NEEDED && !JvmEnd.hasBegun()) {
            try {
                Recording idle = make(IdleRecording.NAME, IdleRecording.settings());
                idle.setToDisk(false);
                idle.start();
            } catch (RuntimeException | Error e) {
                log.warn("JFR's idle recording did not start", e);
            }
        }
    }

    /** Closes all before another one starts, the stuck one too; to be called when the disk may be written to. */
    void closeLeftovers() {
        try {
            closeAll();
        } catch (RuntimeException e) {
            log.warn("A recording of an earlier session is still open, and is closed another way", e);
            closeStuck(latest());
            closeAll();
        }
    }

    /**
     * Where JFR failed after it had stopped its recorder for the last recording on disk, it lacks a file to stop that one again. Beside
     * another it needs none; and that one's file, which JFR was told of in vain, it forgets with the next on disk.
     */
    private void closeStuck(AutoCloseable stuck) {
        besideAnother(() -> close(stuck));
        besideAnother(() -> {});
    }

    private void besideAnother(Runnable what) {
        Recording another = make("another", Map.of());
        try {
            another.start();
            what.run();
        } finally {
            close(another);
        }
    }

    private AutoCloseable latest() {
        return open.get(open.size() - 1);
    }
}
