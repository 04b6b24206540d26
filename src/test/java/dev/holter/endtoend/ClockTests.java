package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock of the machine, while the service runs. Below Spring, so on one Boot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "loads a library before the C library's own functions")
@Tag("long")
@Tag("any-jdk")
class ClockTests {

    private static final long RIGHT = 0;
    private static final long AN_HOUR_BACK = -3_600;
    private static final long AN_HOUR_AHEAD = 3_600;

    private static final Duration ASKED = Duration.ofSeconds(5);

    /** The end of a live session takes up to four seconds, until the last events are read; nothing takes an hour. */
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private ShiftedClock clock;
    private RunningService shop;
    private ProfilingClient profiling;
    private FaultCheck check;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        clock = new ShiftedClock(folder);
        // Tomcat closes idle connections by the wall clock, which is no fault of the profiler's.
        shop = RunningService.start(Launch.shop(Boot.BOOT_4_1)
                .warm()
                .with("server.tomcat.keep-alive-timeout=-1", "server.tomcat.max-keep-alive-requests=-1")
                .environment(clock.environment()));
        profiling = shop.profiling();
        profiling.finished(profiling.startLiveSession("2s")); // loads classes; nobody works yet, so it may be empty
        check = new FaultCheck(shop);
    }

    @AfterEach
    void setRight() {
        clock.shift(RIGHT);
    }

    @AfterAll
    void close() {
        try (RunningService running = shop;
                FaultCheck watching = check) {
            assertThat(running == null || running.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {AN_HOUR_BACK, AN_HOUR_AHEAD})
    void aWindowIsNotHurt(long jump) throws Exception {
        assertIsNotHurt(false, jump);
    }

    @ParameterizedTest
    @ValueSource(longs = {AN_HOUR_BACK, AN_HOUR_AHEAD})
    void aLiveSessionIsNotHurt(long jump) throws Exception {
        assertIsNotHurt(true, jump);
    }

    private void assertIsNotHurt(boolean live, long jump) throws Exception {
        long began = System.nanoTime();
        JsonNode session = check.during("a clock set by " + jump + " s, live " + live, () -> {
            String id = start(live);
            shop.awaitRecording(id);
            if (jump > 0) {
                letTheTimerOfJfrWake();
            }
            Awaitility.await("a second of samples")
                    .pollDelay(Duration.ofSeconds(1))
                    .until(() -> true);
            clock.shift(jump);
            return profiling.finished(id);
        });
        assertRight(session, began);
        setRight();
        long again = System.nanoTime();
        assertRight(profiling.finished(start(live)), again);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theNextSessionsAreRightAndTheEarlierOnesKept(boolean live) throws Exception {
        JsonNode before = profiling.finished(start(live));
        clock.shift(AN_HOUR_BACK);
        long began = System.nanoTime();
        JsonNode after = profiling.finished(start(live));
        assertRight(after, began);
        assertThat(Instant.parse(after.get("startedAt").asText()))
                .as("told by the wall clock, as people read it")
                .isBefore(Instant.parse(before.get("startedAt").asText()));
        clock.shift(AN_HOUR_AHEAD);
        assertThat(profiling.get("viewer", "/" + before.get("id").asText()).statusCode())
                .as("kept for an hour, and none has passed")
                .isEqualTo(200);
    }

    /** While the clock is set: then it looks at all that it knows of, as it does for any recording that had an end of its own lately. */
    private void letTheTimerOfJfrWake() throws Exception {
        assertThat(shop.jcmd("JFR.start", "name=short", "duration=3s", "disk=false", "settings=none"))
                .contains("Started recording");
    }

    private String start(boolean live) {
        String asked = ASKED.toSeconds() + "s";
        return profiling.startSession(asked, live);
    }

    private void assertRight(JsonNode session, long began) {
        assertThat(System.nanoTime() - began).as("%s", session).isLessThan(LONGEST.toNanos());
        ProfileAssertions.assertCompleted(session);
        ProfileAssertions.assertEndpointsOfTheShop(session);
        assertThat(Duration.between(
                        Instant.parse(session.get("startedAt").asText()),
                        Instant.parse(session.get("endsAt").asText())))
                .as("%s", session)
                .isBetween(ASKED, LONGEST);
        assertThat(session.at("/value/total").asLong())
                .as("no more than all CPUs could give in that time")
                .isBetween(1L, LONGEST.toNanos() * Runtime.getRuntime().availableProcessors());
        long attributed = 0;
        for (JsonNode endpoint : session.get("endpoints")) {
            boolean isRequest = !endpoint.get("endpoint").asText().equals("unattributed");
            attributed += isRequest ? endpoint.get("value").asLong() : 0;
        }
        assertThat(attributed)
                .as("samples still find their requests: %s", session)
                .isGreaterThan(session.at("/value/total").asLong() / 4);
    }
}
