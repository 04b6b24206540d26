package dev.holter.endtoend;

import static dev.holter.endtoend.ProfilingClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A full disk makes JFR end the whole JVM. Here this test is the other process that fills a real file system. What it is about
 * lies below Spring, so it runs on one Boot.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class FullDiskTests {

    private static final long MEGABYTE = 1 << 20;

    private Tmpfs disk;
    private RunningService shop;
    private ProfilingClient profiling;
    private FaultCheck check;

    @BeforeAll
    void start() throws Exception {
        disk = Tmpfs.mount(256);
        Path temporary = Files.createDirectory(disk.root().resolve("tmp"));
        shop = RunningService.start(Launch.shop(Boot.BOOT_4_1)
                .warm()
                .jvm("-Djava.io.tmpdir=" + temporary)
                .with("holter.directory=" + disk.root().resolve("holter"), "holter.min-free-space=64MB"));
        profiling = shop.profiling();
        profiling.finished(profiling.startLiveSession("2s")); // loads classes; nobody works yet, so it may be empty
        check = new FaultCheck(shop);
    }

    @AfterAll
    void close() throws Exception {
        try (Tmpfs mounted = disk;
                RunningService running = shop;
                FaultCheck watching = check) {
            assertThat(running.isAlive()).isTrue();
        }
    }

    @AfterEach
    void lives() throws Exception {
        assertThat(shop.isAlive()).as(shop.log()).isTrue();
        assertThat(shop.client().get("/checkout").statusCode()).isEqualTo(200);
        disk.empty();
        ProfileAssertions.assertCompleted(profiling.finished(profiling.startSession("3s")));
    }

    @Test
    void refusesASessionBelowTheMargin() throws Exception {
        disk.fillTo(63 * MEGABYTE);
        assertThat(code(profiling.ask("2s"))).isEqualTo("503 NO_SPACE");
        disk.empty();
        assertThat(profiling.ask("1s").statusCode())
                .as("a refusal uses nothing up")
                .isEqualTo(202);
        Awaitility.await("it ends")
                .until(() -> profiling.status().get("state").asText().equals("READY"));
    }

    @Test
    void endsARunningSessionInTimeWhenAnotherProcessFillsTheDisk() throws Exception {
        String id = profiling.startSession("30s");
        shop.awaitRecording(id);
        assertThat(profiling.session(id).get("state").asText()).isEqualTo("RUNNING");

        check.during("a full disk in a window", () -> {
            disk.fillTo(0);
            return assertEndedForWantOfSpace(id);
        });
    }

    private JsonNode assertEndedForWantOfSpace(String id) {
        JsonNode session = profiling.finished(id);
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("STOPPED");
        assertThat(session.get("truncated").asText())
                .startsWith("no space: ")
                .contains("'holter.min-free-space' is 64 MB");
        assertThat(code(profiling.ask("2s"))).isEqualTo("503 NO_SPACE");
        return session;
    }

    /** A stream is on disk all the time: JFR's next flush to a full disk, or closing it then, would end the JVM. */
    @Test
    void closesTheStreamOfALiveSessionInTimeWhenAnotherProcessFillsTheDisk() throws Exception {
        String id = profiling.startLiveSession("30s");
        Awaitility.await("it reads along")
                .atMost(Duration.ofSeconds(20)) // the first stream of a JVM, on a busy machine
                .until(() -> profiling.session(id).get("samples").asLong() > 0);

        JsonNode session = check.during("a full disk in a live session", () -> {
            disk.fillTo(0);
            return assertEndedForWantOfSpace(id);
        });
        assertThat(session.get("samples").asLong()).as("what it had read").isPositive();
        Awaitility.await("JFR would have flushed twice")
                .pollDelay(Duration.ofSeconds(3))
                .until(() -> shop.isAlive());
    }

    /** On JDK 17 with a recording of Holter's open: one on disk ends the JVM some 12 s after the disk is full. */
    @Test
    void outlivesAFullDiskBetweenSessions() throws Exception {
        JsonNode session = profiling.finished(profiling.startSession("1s"));
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("COMPLETED");
        check.during("a full disk between sessions", () -> {
            disk.fillTo(0);
            Awaitility.await("20 s have passed")
                    .atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ofSeconds(20))
                    .until(() -> shop.isAlive());
            return null;
        });
    }
}
