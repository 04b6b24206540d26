package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.crash.Breadcrumb;
import dev.holter.recording.crash.Breadcrumbs;
import dev.holter.recording.crash.LeftBehind;
import dev.holter.recording.type.AvailableEvents;
import dev.holter.recording.type.TypeDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JDK Flight Recorder as Holter uses it: whether it is there, its preparation at start-up, and the recorder. Nothing here loads
 * a JFR class before it is known that there are any.
 */
public final class FlightRecording implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FlightRecording.class);

    /** The folder that JFR was given ahead of this, with what has to be removed of it in the end. */
    private static final AtomicReference<@Nullable PrivateDirectory> EARLY = new AtomicReference<>();

    private final PrivateDirectory directory;
    private final PrivateDirectory crumbs;
    private final Breadcrumbs breadcrumbs;
    private final RequestScopes scopes;
    private volatile List<Path> writtenPaths;
    private volatile @Nullable JdkFlightRecorder jfr;
    private volatile @Nullable String unavailable;

    /**
     * @param directory where dumps lie for a moment
     * @param crumbs where breadcrumbs lie: the same, or a folder above that outlives the instance
     * @param host the host's name
     */
    public FlightRecording(Path directory, Path crumbs, String host, RequestScopes scopes) {
        this.directory = directoryAt(directory);
        this.crumbs = new PrivateDirectory(crumbs);
        this.breadcrumbs = new Breadcrumbs(this.crumbs.path(), this::ensureFolders, host);
        this.writtenPaths = List.of(this.directory.path());
        this.scopes = scopes;
        if (!isThere()) {
            unavailable = "This JVM has no JDK Flight Recorder (module jdk.jfr). Use a runtime that includes it.";
        }
    }

    private static PrivateDirectory directoryAt(Path path) {
        PrivateDirectory own = new PrivateDirectory(path);
        PrivateDirectory early = EARLY.get();
        return early != null && early.path().equals(own.path()) && EARLY.compareAndSet(early, null) ? early : own;
    }

    /**
     * Initialises JFR where this JDK pays for it the later the more; in the background, so that it returns at once. Never throws; what
     * goes wrong, {@link #prepare} tells.
     *
     * @param directory where dumps will lie
     */
    public static void initialiseEarly(Path directory) {
        Thread thread = new Thread(
                () -> {
                    try {
                        if (isThere() && FirstInitialisation.isUrgent()) {
                            PrivateDirectory early = new PrivateDirectory(directory);
                            EARLY.set(early);
                            FirstInitialisation.ensure(early, new JfrOptions());
                        }
                    } catch (Throwable e) {
                        log.debug("JFR could not be initialised early", e);
                    }
                },
                "holter-early");
        thread.setDaemon(true);
        thread.start();
    }

    private static boolean isThere() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    }

    /**
     * Prepares JFR, which takes up to a second; never throws.
     *
     * @param rehearsed the type that is recorded once, ahead of the first session
     * @param enoughSpace whether the disk may be written to
     */
    public void prepare(TypeDefinition rehearsed, BooleanSupplier enoughSpace) {
        try {
            if (unavailable == null) {
                tidyUp();
                JdkFlightRecorder prepared = new JdkFlightRecorder(directory, scopes, breadcrumbs);
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

    /** Learns from breadcrumbs who died while it profiled, and removes what processes that are gone left. */
    private void tidyUp() {
        try {
            Set<Long> died = breadcrumbs.pickUp().stream().map(Breadcrumb::pid).collect(Collectors.toSet());
            boolean isOwnTree = !crumbs.path().equals(directory.path());
            LeftBehind.clean(directory.path(), isOwnTree ? LeftBehind::isGoneHere : died::contains);
            LeftBehind.clean(Path.of(""), died::contains); // where JDK 17 saves a crash dump
            if (!breadcrumbs.isAnybodyRecording()) {
                LeftBehind.cleanDumps(directory.path());
            }
            if (isOwnTree) {
                LeftBehind.cleanInstances(crumbs.path());
            }
        } catch (IOException | RuntimeException e) {
            log.warn("Breadcrumbs of earlier processes could not be read: {}", e.toString());
        }
    }

    /** The folder above is made by the one for dumps, which removes it in the end. */
    private void ensureFolders() {
        directory.ensure();
        crumbs.ensure();
    }

    /** What tells that a type is recorded, and which types a JVM died in. */
    public Breadcrumbs breadcrumbs() {
        return breadcrumbs;
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
        crumbs.close();
    }
}
