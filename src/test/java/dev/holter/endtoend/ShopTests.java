package dev.holter.endtoend;

import static dev.holter.endtoend.ProfilingClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the packaged shop whatever Boot it runs on; the classes that inherit say which. One process for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopTests {

    private static final int STARTS = 200;

    private final Boot boot;
    RunningService shop;
    ProfilingClient profiling;

    ShopTests(Boot boot) {
        this.boot = boot;
    }

    @BeforeAll
    void start() {
        shop = RunningService.start(Launch.shop(boot)
                .warm()
                .with(
                        "management.endpoints.web.exposure.include=health,profiling,metrics",
                        "management.endpoint.health.show-details=always"));
        profiling = shop.profiling();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @AfterEach
    void stopAndRelease() {
        profiling.post("operator", "/kill-switch", "{\"engaged\":true,\"reason\":\"test over\"}");
        profiling.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"next test\"}");
        Awaitility.await("nothing runs")
                .until(() -> profiling.status().get("state").asText().equals("READY"));
    }

    @Test
    void saysWhereTheCpuOfAServiceUnderTrafficGoes() {
        try (Traffic traffic = Traffic.on(shop)) {
            String id = profiling.startSession("8s");
            assertThat(profiling.status().get("state").asText()).isEqualTo("RECORDING");
            JsonNode session = profiling.finished(id);
            ProfileAssertions.assertCompleted(session);
            ProfileAssertions.assertEndpointsOfTheShop(session);
            ProfileAssertions.assertViews(profiling, session);
            assertThat(traffic.failures()).isEmpty();
        }
    }

    /** Where health and metrics are configured differs between the Boots. */
    @Test
    void tellsHealthAndMetrics() {
        profiling.finished(profiling.startSession("1s"));
        JsonNode health = actuator("/health");
        assertThat(health.at("/components/profiling/status").asText()).isEqualTo("UP");
        assertThat(health.at("/components/profiling/details/state").asText()).isEqualTo("READY");
        assertThat(actuator("/metrics/resilience4j.circuitbreaker.state?tag=name:holter&tag=state:closed")
                        .at("/measurements/0/value")
                        .asInt())
                .as("the breaker is closed")
                .isEqualTo(1);
        JsonNode sessions = actuator("/metrics/holter.sessions?tag=outcome:completed");
        assertThat(sessions.at("/measurements/0/value").asInt())
                .as("%s", sessions)
                .isPositive();
    }

    @Test
    void stopsASessionKeepsItsProfileAndDropsIt() {
        String id = profiling.startSession("30s");
        assertThat(code(profiling.get("viewer", "/" + id + "/top"))).isEqualTo("409 NOT_READY");
        assertThat(code(profiling.delete("operator", "/" + id))).isEqualTo("409 NOT_READY");
        assertThat(code(profiling.post("viewer", "/" + id, "{\"state\":\"STOPPED\"}")))
                .isEqualTo("403 FORBIDDEN");
        profiling.post("operator", "/" + id, "{\"state\":\"STOPPED\"}");
        JsonNode session = profiling.finished(id);
        assertThat(session.get("state").asText()).isEqualTo("STOPPED");
        assertThat(session.get("truncated").asText()).isEqualTo("stopped");
        assertThat(profiling.get("viewer", "/" + id + "/collapsed").statusCode())
                .isEqualTo(200);
        assertThat(profiling.delete("operator", "/" + id).statusCode()).isEqualTo(204);
        assertThat(code(profiling.get("viewer", "/" + id))).isEqualTo("404 NOT_FOUND");
    }

    @Test
    void killsAtAViewersWordAndStaysOffUntilAnOperatorReleases() {
        String id = profiling.startSession("30s");
        String engage = "{\"engaged\":true,\"reason\":\"slow shop\"}";
        assertThat(profiling.post("viewer", "/kill-switch", engage).statusCode())
                .isEqualTo(200);
        assertThat(profiling.finished(id).get("truncated").asText()).isEqualTo("killed");
        assertThat(profiling.status().get("state").asText()).isEqualTo("KILLED");
        assertThat(code(profiling.ask("1s"))).isEqualTo("503 KILLED");
        String release = "{\"engaged\":false,\"reason\":\"calm\"}";
        assertThat(code(profiling.post("viewer", "/kill-switch", release))).isEqualTo("403 FORBIDDEN");
        assertThat(profiling.post("operator", "/kill-switch", release).statusCode())
                .isEqualTo(200);
        assertThat(profiling.status().get("state").asText()).isEqualTo("READY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // method | path | content type | body | status and code
                "POST | -                                  | application/json | {\"type\":\"quux\"}                            | 400 INVALID_REQUEST",
                "POST | -                                  | application/json | {\"type\":\"cpu\",\"duration\":\"soon\"}       | 400 INVALID_REQUEST",
                "POST | -                                  | application/json | {\"type\":\"cpu\",\"duration\":\"-5s\"}        | 400 INVALID_REQUEST",
                "POST | -                                  | application/json | {\"type\":\"cpu\",\"duration\":\"10m\"}        | 400 INVALID_REQUEST",
                "POST | -                                  | application/json | {\"type\":\"cpu\",\"x\":1}                     | 400 INVALID_REQUEST",
                "POST | -                                  | application/json | {\"type\":\"cpu\",\"type\":\"cpu\"}            | 400 INVALID_REQUEST",
                "POST | /x?id=kill-switch                  | application/json | {\"engaged\":true}                             | 400 INVALID_REQUEST",
                "GET  | /s-000000000000/top?view=tree      | -                | -                                              | 400 INVALID_REQUEST",
                "GET  | ?a=1                               | -                | -                                              | 400 INVALID_REQUEST",
                "GET  | /..%2F..%2Fetc                     | -                | -                                              | 400",
                "GET  | /%2e%2e/%2e%2e/etc/passwd          | -                | -                                              | 400",
                "POST | -                                  | text/plain       | {\"type\":\"cpu\"}                             | 415",
                "POST | -                                  | application/json | {\"type\":                                     | 400",
                "PUT  | -                                  | application/json | {}                                             | 405",
            })
    void answersBadInputAndStartsNothing(String method, String path, String contentType, String body, String answer) {
        var request = profiling.request("operator", path == null ? "" : path);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response = profiling
                .client()
                .send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        assertThat(answer.contains(" ") ? code(response) : String.valueOf(response.statusCode()))
                .isEqualTo(answer);
        assertThat(profiling.status().get("state").asText()).isEqualTo("READY");
        assertThat(shop.client().get("/checkout").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAMegabyteOfQuestion() {
        String body = "{\"type\":\"cpu\",\"question\":\"" + "why ".repeat(1 << 18) + "\"}";
        assertThat(code(profiling.post("operator", "", body))).isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void runsOneOfTwoHundredParallelStarts() {
        List<CompletableFuture<HttpResponse<String>>> starts = Stream.generate(() -> profiling
                        .client()
                        .sendAsync(profiling.postRequest("operator", "", "{\"type\":\"cpu\",\"duration\":\"30s\"}")))
                .limit(STARTS)
                .toList();
        List<HttpResponse<String>> answers =
                starts.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 202)
                .allSatisfy(answer -> assertThat(code(answer)).isEqualTo("409 BUSY"));
        assertThat(profiling.status().get("sessions").findValuesAsText("state")).containsOnlyOnce("RUNNING");
        assertThat(shop.client().get("/checkout").statusCode()).isEqualTo(200);
    }

    private JsonNode actuator(String path) {
        ServiceClient client = profiling.client();
        return ProfilingClient.json(client.send(client.request("operator", "/actuator" + path)));
    }
}
