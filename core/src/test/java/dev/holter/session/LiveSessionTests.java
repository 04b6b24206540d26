package dev.holter.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holter.attribution.RequestScopes;
import dev.holter.guard.Admission;
import dev.holter.guard.Breaker;
import dev.holter.guard.FreeSpace;
import dev.holter.guard.Guard;
import dev.holter.guard.Limits;
import dev.holter.guard.Selector;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.FlightRecording;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that somebody watches, with real JFR. */
class LiveSessionTests {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** A file system without any space. */
    private static final Path FULL = Path.of("/proc");

    private static volatile double sink;

    @TempDir
    Path directory;

    private final TypeDefinition cpu = TypeCatalog.builtIn().find("cpu").orElseThrow();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "holter-session"));
    private final Guard guard = new Guard(List.of(), new Breaker(Clock.systemUTC()), Limits.DEFAULT);
    private final Thread busy = new Thread(LiveSessionTests::work, "busy-1");
    private volatile Path disk;
    private FlightRecording recording;
    private SessionRunner sessions;

    @BeforeEach
    void prepare() throws Exception {
        disk = directory;
        FreeSpace space = new FreeSpace(() -> List.of(disk), 1);
        recording = new FlightRecording(
                directory.resolve("private"), directory.resolve("private"), "host", new RequestScopes());
        thread.submit(() -> recording.prepare(cpu, space::isEnough)).get();
        sessions = new SessionRunner(
                new SessionSurroundings("shop", "shop-1", 1, Selector.ALL),
                recording.recorder(),
                space,
                recording.breadcrumbs(),
                new Archive(Duration.ofHours(1), 32L << 20, InstantSource.system()),
                thread);
        busy.setDaemon(true);
        busy.start();
    }

    @AfterEach
    void close() throws Exception {
        busy.interrupt();
        sessions.close();
        thread.submit(recording::close).get();
        thread.shutdown();
    }

    private static void work() {
        while (!Thread.currentThread().isInterrupted()) {
            double sum = 0;
            for (int i = 0; i < 100_000; i++) {
                sum += Math.sqrt(i + sum);
            }
            sink = sum;
        }
    }

    private Session start(boolean live, Duration duration) {
        SessionRequest request = SessionRequest.of(ProfileType.CPU).live(live).duration(duration);
        Admission.Granted granted = (Admission.Granted) guard.admit(request.ask());
        return sessions.start(request, cpu, duration, granted.permit());
    }

    @Test
    void aLiveSessionGrowsWhileSomebodyLooks() {
        Session session = start(true, LONG);
        await().atMost(LONG).until(() -> session.partialProfile().isPresent() && samples(session) > 0);
        Profile first = session.partialProfile().orElseThrow();
        await().atMost(LONG).until(() -> samples(session) > first.samples().totalCount());
        Profile second = session.partialProfile().orElseThrow();
        assertThat(session.state()).isEqualTo(SessionState.RUNNING);
        assertThat(session.finishedProfile()).isEmpty();
        assertThat(session.samples()).isPositive();
        assertThat(second.samples().totalValue()).isGreaterThan(first.samples().totalValue());
        assertThat(second.provenance().source()).startsWith("jdk.ExecutionSample");
        session.stop();
        Profile whole = session.profile().join();
        assertThat(whole.samples().totalCount())
                .isGreaterThanOrEqualTo(second.samples().totalCount());
        assertThat(session.partialProfile()).as("the profile takes its place").isEmpty();
    }

    @Test
    void aSessionThatNobodyAskedToWatchShowsNothingBeforeItsEnd() {
        Session session = start(false, Duration.ofSeconds(2));
        await().atMost(LONG).until(() -> {
            assertThat(session.partialProfile()).isEmpty();
            return session.state().isFinal();
        });
        assertThat(session.profile().join().samples().totalCount()).isPositive();
    }

    @Test
    void whatReadingAStreamCostsIsTheSessionsOverhead() {
        Profile live = run(true);
        Profile window = run(false);
        assertThat(live.overhead().measured())
                .as("a stream costs more than a window, %s", window.overhead().measured())
                .isGreaterThan(window.overhead().measured());
    }

    private Profile run(boolean live) {
        return start(live, Duration.ofSeconds(3)).profile().join();
    }

    @Test
    void aLiveSessionEndsAndItsRecordingIsClosedWhenTheDiskIsShort() {
        Session session = start(true, LONG);
        await().atMost(LONG).until(() -> session.samples() > 0);
        disk = FULL;
        Profile profile = session.profile().join();
        assertThat(session.state()).isEqualTo(SessionState.STOPPED);
        assertThat(profile.provenance().truncated())
                .isEqualTo("no space: 0 MB are free and 'holter.min-free-space' is 0 MB");
        assertThat(profile.samples().totalCount()).isPositive();
        assertThat(FlightRecorder.getFlightRecorder().getRecordings())
                .noneMatch(open -> open.getName().contains(session.id()));
    }

    private static long samples(Session session) {
        return session.partialProfile().map(p -> p.samples().totalCount()).orElse(0L);
    }
}
