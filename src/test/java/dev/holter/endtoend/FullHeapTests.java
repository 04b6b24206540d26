package dev.holter.endtoend;

import static dev.holter.endtoend.ProfilingClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service whose heap fills up while a session runs: the session makes room before the service has to. All in one collector; a test of
 * the core has the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class FullHeapTests {

    /** Holds as much of the heap as it is told to, and says how much is in use after a collection. In percent of the largest heap. */
    private static final String HOARDER = """
            package dev.holter.samples.shop;

            import java.util.ArrayList;
            import java.util.List;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.PathVariable;
            import org.springframework.web.bind.annotation.RestController;

            @RestController
            class Hoarder {

                private static final int BLOCK = (1 << 20) - 64; // a region of its own, which no collection has to copy

                private final List<byte[]> kept = new ArrayList<>();

                @GetMapping("/hoard/{percent}")
                synchronized long hoard(@PathVariable int percent) {
                    long most = Runtime.getRuntime().maxMemory() * percent / 100;
                    if (percent == 0) {
                        kept.clear();
                    }
                    while (used() + BLOCK <= most) {
                        for (long free = most - used(); free >= BLOCK; free -= BLOCK) {
                            kept.add(new byte[BLOCK]);
                        }
                    }
                    return 100 * used() / Runtime.getRuntime().maxMemory();
                }

                private static long used() {
                    System.gc();
                    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                }
            }
            """;

    private static final int NEARLY_FULL = 93;
    private static final int FULL_ENOUGH = 91;

    /** Long enough for some samples of little traffic. */
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private RunningService shop;
    private ProfilingClient profiling;
    private FaultCheck check;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SmallService service = SmallService.shop(Boot.BOOT_4_1, folder);
        service.compile("Hoarder", HOARDER);
        shop = RunningService.start(service.launch("dev.holter.samples.shop.ShopApplication")
                .with("holter.limits.max-per-hour=3600")
                .jvm("-Xmx512m", "-XX:+UseG1GC")
                .warm());
        profiling = shop.profiling();
        check = new FaultCheck(shop);
    }

    @AfterAll
    void close() {
        try (RunningService running = shop;
                FaultCheck watching = check) {
            assertThat(running.isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSessionEndsWithWhatItHasAndNoneBeginsUntilThereIsHeapAgain(boolean live) throws Exception {
        JsonNode session = check.during("a heap that is nearly full, live " + live, () -> {
            String id = profiling.startSession("30s", live);
            shop.awaitRecording(id);
            Awaitility.await("some samples of little traffic")
                    .pollDelay(A_WHILE)
                    .until(() -> true);
            assertThat(hoard(NEARLY_FULL)).as("percent in use").isGreaterThanOrEqualTo(FULL_ENOUGH);
            JsonNode ended = profiling.finished(id);
            assertThat(code(profiling.ask("1s"))).isEqualTo("503 NO_SPACE");
            hoard(0);
            return ended;
        });
        assertThat(session.get("state").asText()).as("%s", session).isEqualTo("STOPPED");
        assertThat(session.get("truncated").asText()).startsWith("heap nearly full: ");
        assertThat(session.get("samples").asLong()).as("%s", session).isPositive();

        HttpResponse<String> next = Awaitility.await("sessions are taken again")
                .until(() -> profiling.ask("2s"), answer -> answer.statusCode() == 202);
        ProfileAssertions.assertCompleted(
                profiling.finished(ProfilingClient.json(next).get("id").asText()));
    }

    private int hoard(int percent) {
        return Integer.parseInt(shop.client().get("/hoard/" + percent).body());
    }
}
