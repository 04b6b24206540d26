package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.ProfilingHttpTests.code;
import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.profile.SampleTable;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions that somebody watches over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSessionTests {

    private RunningShop shop;
    private Thread busy;

    @BeforeAll
    void start() {
        shop = RunningShop.start();
        busy = new Thread(LiveSessionTests::work, "busy-1");
        busy.setDaemon(true);
        busy.start();
    }

    @AfterAll
    void close() {
        busy.interrupt();
        shop.close();
    }

    @AfterEach
    void stopAndRelease() {
        shop.post("operator", "/kill-switch", "{\"engaged\":true}");
        shop.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"test over\"}");
        Awaitility.await("nothing runs")
                .until(() -> shop.holter().state().name().equals("READY"));
    }

    private static void work() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    private String startLive(String duration) {
        HttpResponse<String> started =
                shop.post("operator", "", "{\"type\":\"cpu\",\"live\":true,\"duration\":\"" + duration + "\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return json(started).get("id").asText();
    }

    private JsonNode session(String id) {
        return json(shop.get("viewer", "/" + id));
    }

    /** Waits until the session tells at least so many samples; the session as it is then. */
    private JsonNode grown(String id, long samples) {
        Awaitility.await("more samples")
                .pollInterval(Duration.ofMillis(250))
                .until(() -> session(id).get("samples").asLong() >= samples
                        && session(id).get("value").hasNonNull("total"));
        return session(id);
    }

    @Test
    void growsWhileItIsPolledAndCompletes() {
        String id = startLive("5s");
        List<Long> seen = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        Awaitility.await("it ends")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    JsonNode session = session(id);
                    boolean runs = session.get("state").asText().equals("RUNNING");
                    if (runs) {
                        seen.add(session.get("samples").asLong());
                        totals.add(session.get("value").path("total").asLong());
                    }
                    return !runs;
                });
        assertThat(seen).isSorted();
        assertThat(seen.stream().distinct()).as("%s", seen).hasSizeGreaterThanOrEqualTo(3);
        assertThat(totals.stream().distinct()).as("%s", totals).hasSizeGreaterThanOrEqualTo(3);
        JsonNode finished = session(id);
        assertThat(finished.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(finished.has("truncated")).as("%s", finished).isFalse();
        assertThat(finished.get("samples").asLong()).isGreaterThanOrEqualTo(seen.get(seen.size() - 1));
        assertThat(finished.get("request").get("live").asBoolean()).isTrue();
        assertThat(shop.get("viewer", "/" + id + "/top").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhatItKnowsWhileItRunsButServesNoViewBeforeItsEnd() {
        String id = startLive("30s");
        JsonNode session = grown(id, 20);
        assertThat(session.get("state").asText()).isEqualTo("RUNNING");
        assertThat(session.get("source").asText()).startsWith("jdk.ExecutionSample");
        assertThat(session.get("top").toString()).contains("LiveSessionTests.work");
        assertThat(session.get("endpoints")).isNotEmpty();
        assertThat(session.at("/overhead/share").asDouble()).isPositive();
        assertThat(session.at("/overhead/estimate").asBoolean()).as("counted").isFalse();
        assertThat(code(shop.get("viewer", "/" + id + "/top"))).isEqualTo("409 NOT_READY");
        assertThat(code(shop.get("viewer", "/" + id + "/flamegraph"))).isEqualTo("409 NOT_READY");
        assertThat(shop.post("operator", "/" + id, "{\"state\":\"STOPPED\"}").statusCode())
                .isEqualTo(200);
        JsonNode stopped = shop.finished(id);
        assertThat(stopped.get("state").asText()).isEqualTo("STOPPED");
        assertThat(stopped.get("truncated").asText()).isEqualTo("stopped");
        assertThat(stopped.get("samples").asLong())
                .as("it keeps what it has")
                .isGreaterThanOrEqualTo(session.get("samples").asLong());
        assertThat(shop.get("viewer", "/" + id + "/collapsed").body()).contains("LiveSessionTests.work");
    }

    @Test
    void keepsNothingLaterThanTheKill() {
        String id = startLive("30s");
        JsonNode session = grown(id, 20);
        assertThat(shop.post("viewer", "/kill-switch", "{\"engaged\":true,\"reason\":\"slow\"}")
                        .statusCode())
                .isEqualTo(200);
        Instant killed = Instant.now();
        JsonNode stopped = shop.finished(id);
        assertThat(stopped.get("truncated").asText()).isEqualTo("killed");
        assertThat(stopped.get("samples").asLong())
                .isGreaterThanOrEqualTo(session.get("samples").asLong());
        SampleTable samples =
                shop.holter().session(id).orElseThrow().profile().join().samples();
        long seconds = Duration.between(Instant.parse(session.get("startedAt").asText()), killed)
                .toSeconds();
        assertThat(IntStream.range(0, samples.size()).map(samples::second))
                .as("seconds of the samples, killed in second %d", seconds)
                .allMatch(second -> second <= seconds);
    }

    @Test
    void refusesToWatchWhatJfrTellsOnlyAtTheEnd() {
        HttpResponse<String> refused = shop.post("operator", "", "{\"type\":\"heap\",\"live\":true}");
        assertThat(code(refused)).isEqualTo("422 UNSUPPORTED");
        assertThat(json(refused).get("detail").asText()).endsWith("Ask without 'live'.");
    }
}
