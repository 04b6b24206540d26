package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.crash.Breadcrumbs;
import dev.holter.recording.type.TypeDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JFR in this JVM: initialised, with an eye on the recordings of others. Used by one thread. */
final class JdkFlightRecorder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(JdkFlightRecorder.class);

    private static final String UNKNOWN = "(JFR's own, for a dump)";

    private final PrivateDirectory directory;
    private final RequestScopes scopes;
    private final OwnRecordings own = new OwnRecordings();
    private final OtherRecordings others = new OtherRecordings();
    private final JfrOptions options = new JfrOptions();
    private final Breadcrumbs breadcrumbs;
    private final Recorder recorder;
    private final LiveRecorder liveRecorder;

    JdkFlightRecorder(PrivateDirectory directory, RequestScopes scopes, Breadcrumbs breadcrumbs) {
        this.breadcrumbs = breadcrumbs;
        this.directory = directory;
        this.scopes = scopes;
        this.recorder = new WindowRecorder(directory, scopes, own, others, options);
        this.liveRecorder = new LiveRecorder(directory, scopes, own, others, options);
    }

    /**
     * Does what would otherwise hit traffic: JFR's own initialisation, unless that is done already, and the registration of Holter's
     * events.
     *
     * @param rehearsed the type that is recorded once, ahead of the first session
     * @throws RecordingException where JFR is switched off
     */
    void initialise(TypeDefinition rehearsed, BooleanSupplier enoughSpace) {
        if (!FlightRecorder.isAvailable()) {
            throw new RecordingException(
                    "JDK Flight Recorder is switched off in this JVM. Start it without -XX:-FlightRecorder.");
        }
        boolean byHolter = FirstInitialisation.ensure(directory, options);
        scopes.register();
        FlightRecorder.register(WindowMark.class);
        if (!byHolter) {
            log.info("JFR was initialised by somebody else: its stack depth is {}", options.stackDepth());
        }
        if (enoughSpace.getAsBoolean()) {
            rehearse(rehearsed);
        }
        if (own.isEmpty()) {
            own.rest();
        }
    }

    /** One tiny window, so that the first real one finds all classes loaded and costs what the others cost. */
    private void rehearse(TypeDefinition rehearsed) {
        if (breadcrumbs.quarantined(rehearsed.type().name()).isPresent()) {
            return; // it would end the JVM at every start
        }
        RecordingPlan plan = new RecordingPlan("s-rehearsal", rehearsed, Duration.ofSeconds(1), null);
        try (Breadcrumbs.Lying crumb = breadcrumbs.drop(rehearsed.type().name());
                ActiveRecording rehearsal = recorder.start(plan)) {
            rehearsal.tick();
            rehearsal.finish(true, null);
        } catch (RecordingException | IOException e) {
            log.warn("Sessions will fail until this is mended: {}", e.getMessage());
        }
    }

    Recorder recorder() {
        return recorder;
    }

    Recorder liveRecorder() {
        return liveRecorder;
    }

    List<String> otherRecordings() {
        Stream<String> named = others.running().stream().map(Recording::getName).map(OtherRecordings::label);
        return Stream.concat(named, others.isOneUnknown() ? Stream.of(UNKNOWN) : Stream.of())
                .toList();
    }

    /** The folder that JFR writes its chunks to. */
    Path repository() {
        return options.repository();
    }

    @Override
    public void close() {
        liveRecorder.close();
        try {
            own.closeAll();
        } catch (RuntimeException e) {
            log.warn("A recording could not be closed; it ends with the JVM", e);
        }
    }
}
