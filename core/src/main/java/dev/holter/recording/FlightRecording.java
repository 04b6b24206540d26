package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.type.AvailableEvents;
import dev.holter.recording.type.TypeDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JDK Flight Recorder as Holter uses it: whether it is there, its preparation at start-up, and the recorder. Nothing here loads
 * a JFR class before it is known that there are any.
 */
public final class FlightRecording implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FlightRecording.class);

    private final PrivateDirectory directory;
    private final RequestScopes scopes;
    private volatile List<Path> writtenPaths;
    private volatile @Nullable JdkFlightRecorder jfr;
    private volatile @Nullable String unavailable;

    public FlightRecording(Path directory, RequestScopes scopes) {
        this.directory = new PrivateDirectory(directory);
        this.writtenPaths = List.of(this.directory.path());
        this.scopes = scopes;
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            unavailable = "This JVM has no JDK Flight Recorder (module jdk.jfr). Use a runtime that includes it.";
        }
    }

    /**
     * Initialises JFR, which takes up to a second; never throws.
     *
     * @param rehearsed the type that is recorded once, ahead of the first session
     * @param enoughSpace whether the disk may be written to
     */
    public void prepare(TypeDefinition rehearsed, BooleanSupplier enoughSpace) {
        try {
            if (unavailable == null) {
                JdkFlightRecorder prepared = new JdkFlightRecorder(directory, scopes);
                prepared.initialise(rehearsed, enoughSpace);
                writtenPaths = List.of(directory.path(), prepared.repository());
                jfr = prepared;
            }
        } catch (RecordingException e) {
            unavailable = e.getMessage();
        } catch (Throwable e) {
            unavailable = "JDK Flight Recorder could not be initialised: " + e;
        }
        if (unavailable != null) {
            log.warn("Profiling is not available, the application runs without it: {}", unavailable);
        }
    }

    /** Whether sessions can be recorded now. */
    public boolean isReady() {
        return jfr != null;
    }

    /** Why this JVM cannot record, for people; empty where it can or may. */
    public Optional<String> unavailable() {
        return Optional.ofNullable(unavailable);
    }

    /** Records windows and, where the plan says so, live; usable when {@link #isReady}. */
    public Recorder recorder() {
        return plan -> {
            JdkFlightRecorder ready = jfr;
            if (ready == null) {
                throw new RecordingException("JDK Flight Recorder is not ready.");
            }
            return (plan.live() ? ready.liveRecorder() : ready.recorder()).start(plan);
        };
    }

    /** The other recordings of this JVM that run now, by name. */
    public List<String> otherRecordings() {
        JdkFlightRecorder ready = jfr;
        return ready == null ? List.of() : ready.otherRecordings();
    }

    /** What this JVM can record; to be called when {@link #isReady}, in the thread that prepared it. */
    public AvailableEvents events() {
        return AvailableEvents.ofThisJvm();
    }

    /** The folders that may be written to: Holter's, and JFR's once it is known. */
    public List<Path> writtenPaths() {
        return writtenPaths;
    }

    /** Closes what is open and removes the folder. */
    @Override
    public void close() {
        JdkFlightRecorder ready = jfr;
        if (ready != null) {
            ready.close();
        }
        directory.close();
    }
}
