package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.guard.Breaker;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.profile.TighteningStep;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions over their budget, in real JFR: settings that are silly on purpose, and busy threads. */
class GovernedSessionTests {

    private static final int THREADS = 2;
    private static final int SECONDS = 10;

    @TempDir
    Path directory;

    private final List<Thread> busy = new ArrayList<>();
    private volatile long sink;

    @BeforeEach
    void work() {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::burn, "busy-" + i);
            thread.setDaemon(true);
            thread.start();
            busy.add(thread);
        }
    }

    @AfterEach
    void rest() {
        busy.forEach(Thread::interrupt);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tightensUntilItIsWithinItsBudgetAndItsValuesStayRight(boolean live) {
        try (Holter holter = sampling("2 ms", 0.02)) {
            Session session = holter.start(SessionRequest.of(ProfileType.CPU)
                    .duration(Duration.ofSeconds(SECONDS))
                    .live(live));
            Profile profile = session.profile().join();

            assertThat(session.state()).as("%s", profile.provenance()).isEqualTo(SessionState.COMPLETED);
            assertThat(holter.breaker().view().state()).isEqualTo(Breaker.State.CLOSED);
            List<TighteningStep> steps = profile.provenance().tightened();
            assertThat(steps).isNotEmpty();
            assertThat(steps.get(0).settings()).isEqualTo("jdk.ExecutionSample period=4 ms");
            assertThat(steps.get(0).reason()).contains("the budget is");
            assertEvenOverTime(profile);
        }
    }

    @Test
    void opensTheBreakerWhenTighteningDoesNotHelp() {
        try (Holter holter = sampling("1 ms", 0.000_01)) {
            Session session = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(30)));
            Profile profile = session.profile().join();

            assertThat(session.state()).isEqualTo(SessionState.STOPPED);
            assertThat(profile.provenance().truncated()).startsWith("over budget: ");
            assertThat(holter.state()).isEqualTo(HolterState.OPEN);
            assertThatThrownBy(() -> holter.start(SessionRequest.of(ProfileType.CPU)))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.BREAKER_OPEN);
                        assertThat(refused.refusal().retryAfter())
                                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
                    });
        }
    }

    @Test
    void tellsWhatASessionCostsWhileItRuns() {
        try (Holter holter = sampling("20 ms", 1)) {
            Session session = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(3)));
            Awaitility.await()
                    .until(() -> session.overhead().filter(o -> o.share() > 0).isPresent());
            assertThat(session.state()).isEqualTo(SessionState.RUNNING);
            assertThat(session.overhead().orElseThrow().estimate()).isTrue();
            session.profile().join();
            assertThat(session.overhead().orElseThrow().estimate()).isFalse();
            assertThat(session.overhead().orElseThrow().method()).contains("event costs of JDK");
        }
    }

    /** Both threads work all the time, so the first second, before any step, holds as much as the later ones. */
    private static void assertEvenOverTime(Profile profile) {
        SampleTable samples = profile.samples();
        double first = 0;
        double later = 0;
        for (int row = 0; row < samples.size(); row++) {
            if (samples.threadGroup(row).equals("busy-#") && samples.second(row) == 0) {
                first += samples.value(row);
            } else if (samples.threadGroup(row).equals("busy-#") && samples.second(row) < SECONDS) {
                later += samples.value(row);
            }
        }
        assertThat(first / (later / (SECONDS - 1)))
                .as("first second to each later one")
                .isBetween(0.6, 1.5);
    }

    private Holter sampling(String period, double budget) {
        return Holter.builder()
                .directory(directory.resolve("holter"))
                .budget(budget)
                .types(Map.of("cpu", TypeTuning.of(Map.of("jdk.ExecutionSample", Map.of("period", period)))))
                .build();
    }

    private void burn() {
        while (!Thread.currentThread().isInterrupted()) {
            sink += Long.toString(sink).hashCode();
        }
    }
}
