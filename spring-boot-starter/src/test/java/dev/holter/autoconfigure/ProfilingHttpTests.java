package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.format.FlameGraphPage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds wherever the actuator is served; the classes that inherit say where. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProfilingHttpTests {

    private static final String UNKNOWN = "/s-000000000000";

    private RunningShop shop;
    private String finished;

    abstract RunningShop start();

    @BeforeAll
    void startShop() {
        shop = start();
        finished = shop.startSession("1s");
        shop.finished(finished);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @AfterEach
    void stopAndRelease() {
        shop.post("operator", "/kill-switch", "{\"engaged\":true}");
        shop.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"test over\"}");
        org.awaitility.Awaitility.await("nothing runs")
                .until(() -> shop.holter().state().name().equals("READY"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // method | path | body | anonymous | no role | viewer | operator
                "GET    | /                | -                                  | 401 | 403 | 200 | 200",
                "HEAD   | /                | -                                  | 401 | 403 | 200 | 200",
                "POST   | /                | {}                                 | 401 | 403 | 403 | 400",
                "GET    | /FINISHED        | -                                  | 401 | 403 | 200 | 200",
                "GET    | /FINISHED/collapsed | -                               | 401 | 403 | 200 | 200",
                "GET    | /FINISHED/diff?base=FINISHED | -                      | 401 | 403 | 200 | 200",
                "GET    | /FINISHED/pprof  | -                                  | 401 | 403 | 404 | 404",
                "GET    | /s-000000000000  | -                                  | 401 | 403 | 404 | 404",
                "POST   | /FINISHED        | {\"state\":\"STOPPED\"}            | 401 | 403 | 403 | 200",
                "DELETE | /s-000000000000  | -                                  | 401 | 403 | 403 | 404",
                "POST   | /kill-switch     | {\"engaged\":true,\"reason\":\"r\"}  | 401 | 403 | 200 | 200",
                "POST   | /kill-switch     | {\"engaged\":false,\"reason\":\"r\"} | 401 | 403 | 403 | 200",
                "POST   | /kill-switch     | {}                                 | 401 | 403 | 400 | 400",
                "POST   | /quarantine      | {\"type\":\"cpu\",\"reason\":\"r\"}  | 401 | 403 | 403 | 404"
            })
    void answersEachRoleAsTheContractSays(
            String method, String path, String body, int anonymous, int noRole, int viewer, int operator) {
        List<Integer> answers = new ArrayList<>();
        for (String user : new String[] {null, "nobody", "viewer", "operator"}) {
            answers.add(call(user, method, path, body).statusCode());
        }
        assertThat(answers).containsExactly(anonymous, noRole, viewer, operator);
    }

    @Test
    void refusesWithNothingButTheContractsKeys() {
        assertThat(shop.get(null, "").body())
                .isEqualTo("{\"status\":401,\"code\":\"UNAUTHENTICATED\","
                        + "\"detail\":\"Nobody is logged in. Send credentials.\"}");
        assertThat(shop.get("viewer", UNKNOWN).body())
                .isEqualTo("{\"status\":404,\"code\":\"NOT_FOUND\",\"detail\":\"There is no session 's-000000000000'"
                        + " on instance 'shop-1'. Behind a load balancer, address the instance that started it.\"}");
    }

    @Test
    void tellsTheStatus() {
        JsonNode status = json(shop.get("viewer", ""));
        assertThat(status.fieldNames())
                .toIterable()
                .containsExactly(
                        "service",
                        "instance",
                        "state",
                        "access",
                        "killSwitch",
                        "breaker",
                        "budget",
                        "overhead",
                        "continuous",
                        "fleet",
                        "types",
                        "sessions",
                        "quarantined",
                        "otherRecordings",
                        "attribution");
        assertThat(status.get("state").asText()).isEqualTo("READY");
        assertThat(status.get("killSwitch").toString()).isEqualTo("{\"engaged\":false,\"engagements\":[]}");
        assertThat(status.at("/breaker/state").asText()).isEqualTo("CLOSED");
        assertThat(status.get("budget").toString()).isEqualTo("{\"cpu\":0.01}");
        assertThat(status.get("types").findValuesAsText("name"))
                .containsExactly("cpu", "allocation", "heap", "lock", "wait", "trace");
        assertThat(status.get("types").get(0).toString())
                .isEqualTo("{\"name\":\"cpu\",\"question\":\"Where does the CPU time go?\",\"value\":\"cpu\","
                        + "\"unit\":\"nanoseconds\",\"supported\":true}");
        assertThat(status.get("overhead").get("share").asDouble()).isPositive();
        JsonNode session = status.get("sessions").get(status.get("sessions").size() - 1);
        assertThat(session.get("id").asText()).isEqualTo(finished);
        assertThat(session.get("links").get("self").asText())
                .isEqualTo(shop.request(null, "/" + finished).build().uri().getPath());
    }

    @Test
    void tellsAFinishedSession() {
        JsonNode session = json(shop.get("viewer", "/" + finished));
        assertThat(session.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(session.get("request").toString())
                .isEqualTo("{\"type\":\"cpu\",\"duration\":\"1s\",\"live\":false}");
        assertThat(session.get("samples").isNumber()).isTrue();
        assertThat(session.get("value").get("name").asText()).isEqualTo("cpu");
        assertThat(session.get("value").get("unit").asText()).isEqualTo("nanoseconds");
        assertThat(session.get("value").get("total").asLong()).isPositive();
        assertThat(session.get("overhead").fieldNames())
                .toIterable()
                .containsExactly("share", "processShare", "measuredNanos", "estimatedNanos", "estimate", "method");
        assertThat(session.get("top").get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "frame", "selfSamples", "selfValue", "selfShare", "totalSamples", "totalValue", "totalShare");
        assertThat(session.get("endpoints").get(0).fieldNames())
                .toIterable()
                .startsWith("endpoint", "samples", "value", "share");
    }

    @Test
    void servesAViewAsADownloadThatIsNotKept() {
        HttpResponse<String> view = shop.get("viewer", "/" + finished + "/collapsed", "Accept", "text/html");
        assertThat(view.statusCode()).isEqualTo(200);
        assertThat(view.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(view.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(view.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(view.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"profile.collapsed\"");
        assertThat(view.body()).containsPattern("\\S+ \\d+\\n");
    }

    @Test
    void servesTheFlameGraphAsAPageInASandbox() {
        HttpResponse<String> page = shop.get("viewer", "/" + finished + "/flamegraph", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly(FlameGraphPage.contentSecurityPolicy());
        assertThat(page.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"top", "tree"})
    void servesTheProfileAsJson(String view) {
        HttpResponse<String> response = shop.get("viewer", "/" + finished + "/" + view, "Accept", "application/json");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).isObject()).isTrue();
    }

    @Test
    void answersARefusalInsteadOfAViewAsJsonAndNotAsADownload() {
        HttpResponse<String> view = shop.get("viewer", UNKNOWN + "/collapsed", "Accept", "text/html");
        assertThat(view.statusCode()).isEqualTo(404);
        assertThat(view.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(view.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(view.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void namesTheViewsWhereThereIsNoneOfThatName() {
        JsonNode refusal = json(shop.get("viewer", "/" + finished + "/pprof"));
        assertThat(refusal.get("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(refusal.get("detail").asText())
                .startsWith("There is no view 'pprof' on instance 'shop-1'. There are:")
                .contains("collapsed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/collapsed?slow=maybe|'slow' must be true or false, but was 'maybe'.",
                "/collapsed?base=s-000000000000|'base' belongs to the view 'diff'. Ask without it.",
                "/diff?endpoint=%20&base=rest|'endpoint' must not be blank. Leave it out to mean all.",
                "/diff|'base' is required. It must be rest, or the id of another session.",
                "/diff?base=rest|'endpoint' is required where 'base' is rest: slow is told by endpoint.",
                "/diff?base=best|'base' must be rest or the id of another session, but was 'best'.",
                "/diff?base=rest&endpoint=GET%20/ping&slow=true|'slow' leaves nothing of rest. Ask without it.",
                "/collapsed?endpoint=%20|'endpoint' must not be blank. Leave it out to mean all."
            })
    void refusesAParameterOfAViewThatMakesNoSense(String path, String detail) {
        HttpResponse<String> response = shop.get("viewer", "/" + finished + path);
        assertThat(code(response)).isEqualTo("400 INVALID_REQUEST");
        assertThat(json(response).get("detail").asText()).isEqualTo(detail);
    }

    @Test
    void namesTheEndpointsThatWereSeenWhereThereIsNoneOfThatName() {
        HttpResponse<String> response = shop.get("viewer", "/" + finished + "/diff?base=rest&endpoint=GET%20/nothing");
        assertThat(code(response)).isEqualTo("404 NOT_FOUND");
        assertThat(json(response).get("detail").asText())
                .startsWith("Session '" + finished + "' saw no request of 'GET /nothing'. It saw");
    }

    @Test
    void refusesWhatNeedsAProfileWhileTheSessionRuns() {
        String id = shop.startSession("10s");
        assertThat(json(shop.get("viewer", "/" + id)).get("state").asText()).isEqualTo("RUNNING");
        assertThat(code(shop.get("viewer", "/" + id + "/collapsed"))).isEqualTo("409 NOT_READY");
        assertThat(code(shop.get("viewer", "/" + id + "/diff?base=rest&endpoint=a")))
                .isEqualTo("409 NOT_READY");
        assertThat(code(shop.delete("operator", "/" + id))).isEqualTo("409 NOT_READY");
        assertThat(code(shop.post("operator", "", "{\"type\":\"cpu\"}"))).isEqualTo("409 BUSY");
        assertThat(json(shop.get("viewer", "")).get("state").asText()).isEqualTo("RECORDING");
    }

    @Test
    void stopsASessionAndKeepsWhatItHas() {
        String id = shop.startSession("20s");
        shop.post("operator", "/" + id, "{\"state\":\"STOPPED\"}");
        JsonNode session = shop.finished(id);
        assertThat(session.get("state").asText()).isEqualTo("STOPPED");
        assertThat(session.get("truncated").asText()).isEqualTo("stopped");
        assertThat(shop.post("operator", "/" + id, "{\"state\":\"STOPPED\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void dropsAFinishedSession() {
        String id = shop.startSession("1s");
        shop.finished(id);
        assertThat(shop.delete("operator", "/" + id).statusCode()).isEqualTo(204);
        assertThat(code(shop.get("viewer", "/" + id))).isEqualTo("404 NOT_FOUND");
        assertThat(code(shop.delete("operator", "/" + id))).isEqualTo("404 NOT_FOUND");
    }

    @Test
    void killsAtAViewersWordAndRevivesAtAnOperators() {
        String id = shop.startSession("20s");
        shop.awaitRecording(id);
        JsonNode killed = json(shop.post("viewer", "/kill-switch", "{\"engaged\":true,\"reason\":\"slow\\nshop\"}"));
        assertThat(killed.get("engaged").asBoolean()).isTrue();
        assertThat(killed.get("engagements").get(0).get("by").asText()).isEqualTo("viewer");
        assertThat(killed.get("engagements").get(0).get("reason").asText()).isEqualTo("slow shop");
        assertThat(shop.finished(id).get("state").asText()).isEqualTo("STOPPED");
        assertThat(code(shop.post("operator", "", "{\"type\":\"cpu\"}"))).isEqualTo("503 KILLED");
        assertThat(code(shop.post("operator", "/kill-switch", "{\"engaged\":false}")))
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(json(shop.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"calm\"}"))
                        .toString())
                .isEqualTo("{\"engaged\":false,\"engagements\":[]}");
    }

    @Test
    void startsWithTheAnswerOfTheContract() {
        HttpResponse<String> started = shop.post(
                "operator",
                "",
                "{\"type\":\"cpu\",\"duration\":\"1s\",\"endpoint\":\"GET /ping\",\"instance\":\"shop-1\","
                        + "\"question\":\"Why \\\"slow\\\"?\",\"live\":false}");
        assertThat(started.statusCode()).isEqualTo(202);
        JsonNode body = json(started);
        assertThat(body.get("id").asText()).matches("s-[0-9a-z]{12}");
        assertThat(body.get("state").asText()).isEqualTo("RUNNING");
        assertThat(body.get("endsAt").asText()).endsWith("Z");
        assertThat(body.get("links").get("collapsed").asText())
                .endsWith("/" + body.get("id").asText() + "/collapsed");
        assertThat(shop.finished(body.get("id").asText()).get("request").toString())
                .isEqualTo("{\"type\":\"cpu\",\"duration\":\"1s\",\"endpoint\":\"GET /ping\",\"instance\":\"shop-1\","
                        + "\"question\":\"Why \\\"slow\\\"?\",\"live\":false}");
    }

    @Test
    void refusesAnotherInstance() {
        assertThat(code(shop.post("operator", "", "{\"type\":\"cpu\",\"instance\":\"shop-2\"}")))
                .isEqualTo("403 OUT_OF_SCOPE");
    }

    static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + json(response).get("code").asText();
    }

    private HttpResponse<String> call(String user, String method, String path, String body) {
        String real = path.equals("/") ? "" : path.replace("FINISHED", finished);
        return body != null
                ? shop.post(user, real, body)
                : shop.send(shop.request(user, real).method(method, java.net.http.HttpRequest.BodyPublishers.noBody()));
    }
}
