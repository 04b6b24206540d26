package dev.holter;

import dev.holter.attribution.RequestScopes;
import dev.holter.guard.Admission;
import dev.holter.guard.Breaker;
import dev.holter.guard.DurationCheck;
import dev.holter.guard.EnduringThread;
import dev.holter.guard.FreeDescriptors;
import dev.holter.guard.FreeHeap;
import dev.holter.guard.FreeSpace;
import dev.holter.guard.Guard;
import dev.holter.guard.KillFile;
import dev.holter.guard.KillSwitch;
import dev.holter.guard.KillSwitchManagement;
import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import dev.holter.guard.ScopeCheck;
import dev.holter.guard.SteadyClock;
import dev.holter.profile.Overhead;
import dev.holter.profile.ProfileType;
import dev.holter.recording.FlightRecording;
import dev.holter.recording.RecordingException;
import dev.holter.recording.crash.Breadcrumb;
import dev.holter.recording.type.HazardLedger;
import dev.holter.recording.type.InvalidTuningException;
import dev.holter.recording.type.TypeDefinition;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Archive;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionRunner;
import dev.holter.session.SessionSurroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles the JVM it runs in. One instance a JVM; built by {@link #builder()}, to be closed. Safe to use from any thread. No
 * exception of its own reaches the application except a {@link RefusedException} from {@link #start}.
 */
public final class Holter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Holter.class);

    private static final long CLOSE_SECONDS = 5;

    private final HolterSettings settings;
    private final HazardLedger hazards;
    private final Preparation preparation;
    private final RequestScopes requestScopes = new RequestScopes();
    private final Breaker breaker = new Breaker(new SteadyClock());
    private final KillSwitch killSwitch;
    private final KillSwitchManagement killSwitchManagement;
    private final @Nullable KillFile killFile;
    private final KillSwitch.Listener kill = engagement -> endWhatRuns();
    private final ScheduledExecutorService thread = EnduringThread.named("holter-session");
    private final FlightRecording flightRecording;
    private final FreeSpace freeSpace;
    private final Archive archive;
    private final Guard guard;
    private final SessionRunner sessions;
    private final Listeners listeners = new Listeners();
    private final AtomicBoolean closed = new AtomicBoolean();

    Holter(HolterSettings settings, Map<String, TypeTuning> tunings) {
        this.settings = settings;
        this.killSwitch = KillSwitch.ofThisJvm(settings.service(), settings.instance());
        this.hazards = HazardLedger.ofThisJvm(settings.allowedHazards());
        this.flightRecording =
                new FlightRecording(settings.directory(), settings.breadcrumbs(), InstanceName.host(), requestScopes);
        this.preparation = new Preparation(settings, tunings, flightRecording, hazards);
        this.freeSpace = new FreeSpace(flightRecording::writtenPaths, settings.minFreeSpace());
        this.archive = new Archive(settings.retentionAge(), settings.retentionBytes(), new SteadyClock());
        RecordingChecks recordings = new RecordingChecks(preparation, hazards, flightRecording);
        this.guard = new Guard(
                List.of(
                        killSwitch,
                        breaker,
                        new ScopeCheck(settings.scope(), settings.service(), settings.instance()),
                        new DurationCheck(settings.limits(), this::capOf),
                        recordings::checkHazards,
                        recordings::checkFlightRecording,
                        recordings::checkQuarantine,
                        freeSpace,
                        new FreeDescriptors(),
                        new FreeHeap()),
                breaker,
                settings.limits());
        this.sessions = new SessionRunner(
                new SessionSurroundings(
                        settings.service(),
                        settings.instance(),
                        settings.budget(),
                        settings.scope().endpoints()),
                flightRecording.recorder(),
                freeSpace,
                flightRecording.breadcrumbs(),
                archive,
                thread);
        killSwitch.add(kill);
        this.killSwitchManagement = KillSwitchManagement.register(killSwitch, settings.service(), settings.instance());
        Path file = settings.killFile();
        this.killFile = file == null ? null : KillFile.watch(file, killSwitch);
    }

    /** Starts from the defaults. */
    public static HolterBuilder builder() {
        return new HolterBuilder();
    }

    /** Prepares JFR in Holter's own thread. */
    void prepare() {
        thread.execute(() -> preparation.run(freeSpace));
    }

    /**
     * Waits until JFR is prepared, or for as long as is given.
     *
     * @throws InvalidTuningException for a setting of a type that this JVM does not offer; this Holter is closed then
     */
    public void awaitPreparation(Duration atMost) {
        preparation.await(atMost).ifPresent(invalid -> {
            close();
            throw invalid;
        });
    }

    /**
     * Starts a session, which ends by itself.
     *
     * @throws RefusedException if it was not admitted
     */
    public Session start(SessionRequest request) {
        if (closed.get()) {
            throw new RefusedException(Refusal.of(RefusalCode.UNSUPPORTED, "Holter is closed."));
        }
        TypeDefinition definition =
                preparation.types().find(request.type().name()).orElse(null);
        if (definition == null) {
            throw new RefusedException(Refusal.of(
                    RefusalCode.INVALID_REQUEST,
                    "There is no type '" + request.type().name() + "' on this JVM."));
        }
        TypeDefinition recorded = MethodsAsked.of(definition, request);
        Duration asked = request.duration();
        Duration duration = asked == null ? definition.usual(settings.limits().maxDuration()) : asked;
        Admission admission = guard.admit(request.duration(duration).ask());
        if (admission instanceof Admission.Refused refused) {
            listeners.tell(listener -> listener.refused(refused.refusal()));
            throw new RefusedException(refused.refusal());
        }
        Session session =
                sessions.start(request, hazards.without(recorded), duration, ((Admission.Granted) admission).permit());
        listeners.tell(listener -> listener.started(session));
        session.profile().whenComplete((profile, failure) -> listeners.tell(listener -> listener.ended(session)));
        return session;
    }

    /** Adds one that is told what becomes of requests for sessions, from now on. */
    public void addListener(HolterListener listener) {
        listeners.add(listener);
    }

    /** Takes away what {@link #addListener} added. */
    public void removeListener(HolterListener listener) {
        listeners.remove(listener);
    }

    /** The session of this id, if it is kept. */
    public Optional<Session> session(String id) {
        return archive.find(id);
    }

    /** The kept sessions, newest first. */
    public List<Session> sessions() {
        return archive.all();
    }

    /** Whether retention dropped a session of this id. */
    public boolean hasExpired(String id) {
        return archive.hasExpired(id);
    }

    /** Drops a finished session; false where there is none, or it runs. */
    public boolean drop(String id) {
        return archive.drop(id);
    }

    /** What profiling costs: of the session that runs, so far, or of the last one. */
    public Overhead overhead() {
        return sessions().stream()
                .flatMap(session -> session.overhead().stream())
                .findFirst()
                .orElse(Overhead.NONE);
    }

    /** The types that can be asked for. */
    public List<ProfileType> types() {
        return preparation.types().types();
    }

    /** The type of this name. */
    public Optional<ProfileType> type(String name) {
        return preparation.types().find(name).map(TypeDefinition::type);
    }

    /** Whether this JVM can record this type, and none of its hazards stands in the way. */
    public boolean isSupported(ProfileType type) {
        return unsupported().isEmpty()
                && preparation
                        .types()
                        .find(type.name())
                        .flatMap(hazards::refusal)
                        .isEmpty();
    }

    /** The stop for people. */
    public KillSwitch killSwitch() {
        return killSwitch;
    }

    /** The stop for sessions that cost too much. */
    public Breaker breaker() {
        return breaker;
    }

    /** The types that a JVM died in while it recorded them, and that are refused until an operator clears them. */
    public List<Breadcrumb> quarantines() {
        return flightRecording.breadcrumbs().quarantined();
    }

    /**
     * Lets a type be recorded again that a JVM died in.
     *
     * @param by who says so
     * @param reason why
     * @return whether the type was quarantined
     */
    public boolean clearQuarantine(String type, String by, String reason) {
        try {
            boolean cleared = flightRecording.breadcrumbs().clear(type);
            if (cleared) {
                log.warn("Quarantine of '{}' cleared by {}: {}", type, by, reason);
            }
            return cleared;
        } catch (IOException | RecordingException e) {
            log.warn("The quarantine of '{}' could not be cleared: {}", type, e.toString());
            return false;
        }
    }

    /** What the application tells about its requests. */
    public RequestScopes requestScopes() {
        return requestScopes;
    }

    /** What stands in the way of recording in this JVM, for people; empty where nothing does. */
    public Optional<String> unsupported() {
        return preparation.unsupported();
    }

    /** The other recordings of this JVM that run now, by name. */
    public List<String> otherRecordings() {
        return flightRecording.otherRecordings();
    }

    /** The settings as they were built. */
    public HolterSettings settings() {
        return settings;
    }

    /** What this instance can do now. */
    public HolterState state() {
        if (unsupported().isPresent()) {
            return HolterState.UNSUPPORTED;
        }
        if (killSwitch.isEngaged()) {
            return HolterState.KILLED;
        }
        if (!preparation.isDone()) {
            return HolterState.STARTING;
        }
        if (sessions.running().isPresent()) {
            return HolterState.RECORDING;
        }
        return breaker.view().state() == Breaker.State.OPEN ? HolterState.OPEN : HolterState.READY;
    }

    /** Ends what runs, keeps what it has, and leaves no thread, recording or file behind. Closing again does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        sessions.close();
        killSwitch.remove(kill);
        killSwitchManagement.close();
        if (killFile != null) {
            killFile.close();
        }
        thread.execute(flightRecording::close);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("Holter's thread did not end in {} s", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endWhatRuns() {
        sessions.kill();
    }

    private Optional<Duration> capOf(String type) {
        return preparation.types().find(type).map(TypeDefinition::cap);
    }
}
