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
import dev.holter.profile.ProfileType;
import dev.holter.recording.ActiveRecording;
import dev.holter.recording.FlightRecording;
import dev.holter.recording.Recorder;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever memory runs out, the session ends with that reason, and the next one, by real JFR, completes. */
class NoMemoryTests {

    private static final Duration SHORT = Duration.ofMillis(600);

    @TempDir
    Path directory;

    private final TypeDefinition cpu = TypeCatalog.builtIn().find("cpu").orElseThrow();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "holter-session"));
    private final Guard guard = new Guard(List.of(), new Breaker(Clock.systemUTC()), Limits.DEFAULT);
    private volatile @Nullable Moment moment;
    private FlightRecording recording;
    private SessionRunner sessions;

    /** When there is no memory. */
    private enum Moment {
        START,
        TICK,
        READING_ON_THE_WAY,
        END,
        END_AND_CLOSE
    }

    @BeforeEach
    void prepare() throws Exception {
        FreeSpace space = new FreeSpace(() -> List.of(directory), 1);
        recording = new FlightRecording(
                directory.resolve("private"), directory.resolve("private"), "host", new RequestScopes());
        thread.submit(() -> recording.prepare(cpu, space::isEnough)).get();
        Recorder real = recording.recorder();
        sessions = new SessionRunner(
                new SessionSurroundings("shop", "shop-1", 1, Selector.ALL),
                plan -> {
                    failAt(Moment.START);
                    return new Starved(real.start(plan));
                },
                space,
                recording.breadcrumbs(),
                new Archive(Duration.ofHours(1), 32L << 20, InstantSource.system()),
                thread);
    }

    @AfterEach
    void close() throws Exception {
        sessions.close();
        thread.submit(recording::close).get();
        thread.shutdown();
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void endsTheSessionWithThatReasonAndTheNextOneCompletes(Moment when) {
        moment = when;
        Session session = start();
        await().until(() -> session.state().isFinal());
        assertThat(session.state()).isEqualTo(SessionState.FAILED);
        assertThat(session.failure().orElseThrow()).contains("OutOfMemoryError: planted at " + when);
        moment = null;
        assertThat(recording.otherRecordings()).isEmpty();
        assertCompletes();
    }

    private Session assertCompletes() {
        Session next = start();
        next.profile().join();
        assertThat(next.state()).isEqualTo(SessionState.COMPLETED);
        return next;
    }

    private Session start() {
        SessionRequest request = SessionRequest.of(ProfileType.CPU).duration(SHORT);
        Admission admission = guard.admit(request.ask());
        assertThat(admission).as("nothing stands in the way").isInstanceOf(Admission.Granted.class);
        return sessions.start(request, cpu, SHORT, ((Admission.Granted) admission).permit());
    }

    private void failAt(Moment... whens) {
        for (Moment when : whens) {
            if (moment == when) {
                throw new OutOfMemoryError("planted at " + when);
            }
        }
    }

    /** A real recording in a JVM that has no memory now and then. */
    private final class Starved implements ActiveRecording {

        private final ActiveRecording real;
        private boolean closedBefore;

        Starved(ActiveRecording real) {
            this.real = real;
        }

        @Override
        public @Nullable String tick() {
            failAt(Moment.TICK);
            return real.tick();
        }

        @Override
        public boolean isReadingDue() {
            return moment == Moment.READING_ON_THE_WAY || real.isReadingDue();
        }

        @Override
        public @Nullable String readOnTheWay() {
            failAt(Moment.READING_ON_THE_WAY);
            return real.readOnTheWay();
        }

        @Override
        public String tighten(int step) {
            return real.tighten(step);
        }

        @Override
        public long applicationNanos(long elapsed) {
            return real.applicationNanos(elapsed);
        }

        @Override
        public long samplesSoFar() {
            return real.samplesSoFar();
        }

        @Override
        public void kill() {
            real.kill();
        }

        @Override
        public Recorded finish(boolean readable, @Nullable String truncated) {
            failAt(Moment.END, Moment.END_AND_CLOSE);
            return real.finish(readable, truncated);
        }

        @Override
        public void close() {
            if (!closedBefore) {
                closedBefore = true;
                failAt(Moment.END_AND_CLOSE);
            }
            real.close();
        }
    }
}
