package dev.holter.endtoend;

import static dev.holter.endtoend.ProfilingClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A service that may not open a single file more: its limit is set below what it has open. Who is connected is served, so the traffic
 * keeps its connections and asks for nothing that is in a file. Below Spring, so on one Boot.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "sets the limit of a running process with prlimit")
@Tag("long")
class DescriptorTests {

    /** What the shop answers without opening a file: the report opens one, and that is no fault of the profiler's. */
    private static final List<String> NO_FILES = List.of("/checkout", "/catalog", "/checkout", "/inventory/7");

    private static final int NONE = 8;
    private static final int PLENTY = 10_000;
    private static final int CONNECTIONS = 64;
    private static final String SHORT = "too few file descriptors: ";

    private RunningService shop;
    private ProfilingClient profiling;
    private FaultCheck check;

    @BeforeAll
    void start() {
        shop = RunningService.start(Launch.shop(Boot.BOOT_4_1)
                .warm()
                .with("server.tomcat.max-keep-alive-requests=-1", "server.tomcat.keep-alive-timeout=10m"));
        profiling = shop.profiling();
        completed(profiling.startLiveSession("2s")); // the first one loads classes
        check = new FaultCheck(shop, Traffic.on(shop, NO_FILES));
    }

    @AfterAll
    void close() {
        try (RunningService running = shop;
                FaultCheck watching = check) {
            assertThat(running.isAlive()).isTrue();
        }
    }

    @Test
    void refusesASessionWithTheReason() throws Exception {
        HttpResponse<String> refused =
                check.during("no file descriptors at the start", () -> withoutDescriptors(() -> profiling.ask("1s")));
        assertThat(code(refused)).isEqualTo("503 NO_SPACE");
        assertThat(ProfilingClient.json(refused).get("detail").asText())
                .startsWith("Too few file descriptors: ")
                .contains("ulimit -n");
        completed(profiling.startSession("2s"));
    }

    @Test
    void endsAWindowThatCannotBeReadWithTheReason() throws Exception {
        JsonNode session = check.during("no file descriptors in a window", () -> {
            String id = profiling.startSession("3s");
            shop.awaitRecording(id);
            return withoutDescriptors(() -> profiling.finished(id));
        });
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("STOPPED");
        assertThat(session.get("truncated").asText()).startsWith(SHORT);
        assertThat(session.get("notes").toString()).contains("given up");
        completed(profiling.startSession("2s"));
    }

    /** It has its files open, so it need not suffer; if it does, it says so. */
    @Test
    void endsALiveSession() throws Exception {
        JsonNode session = check.during("no file descriptors in a live session", () -> {
            String id = profiling.startLiveSession("4s");
            Awaitility.await("it reads along")
                    .until(() -> profiling.session(id).get("samples").asLong() > 0);
            return withoutDescriptors(() -> profiling.finished(id));
        });
        assertThat(session.get("state").asText()).as("%s", session).isIn("COMPLETED", "STOPPED");
        assertThat(session.get("samples").asLong()).as("what it had read").isPositive();
        completed(profiling.startLiveSession("2s"));
    }

    private JsonNode completed(String id) {
        JsonNode session = profiling.finished(id);
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("COMPLETED");
        return session;
    }

    private <T> T withoutDescriptors(java.util.concurrent.Callable<T> work) throws Exception {
        connect();
        limit(NONE);
        try {
            return work.call();
        } finally {
            limit(PLENTY);
        }
    }

    /** Makes connections ahead, for nobody can make one then. */
    private void connect() {
        List<CompletableFuture<HttpResponse<String>>> requests = Stream.generate(
                        () -> shop.client().sendAsync(shop.client().request(null, "/catalog")))
                .limit(CONNECTIONS)
                .toList();
        requests.forEach(CompletableFuture::join);
    }

    private void limit(int descriptors) throws Exception {
        Shell.run("prlimit", "--pid", String.valueOf(shop.pid()), "--nofile=" + descriptors + ":");
    }
}
