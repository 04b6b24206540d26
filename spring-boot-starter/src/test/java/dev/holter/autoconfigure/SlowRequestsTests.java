package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlowRequestsTests {

    private static RunningShop shop;

    @BeforeAll
    static void start() {
        shop = RunningShop.start();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void tellsHowLongRequestsTookAndWhyTheSlowOnesAreSlow() {
        String id = shop.startSession("5s");
        int sent = burnUntilOver(id, 200, 1);
        JsonNode requests = endpoint(shop.finished(id), "GET /burn/{id}");
        int seen = requests.get("requests").asInt();
        int slow = requests.get("slowRequests").asInt();
        assertThat(seen).isBetween(40, sent);
        assertThat(slow).isBetween(1, seen / 20 + 2);
        assertThat(requests.get("maxNanos").asLong())
                .isGreaterThan(requests.get("p95Nanos").asLong());
        assertThat(requests.get("p95Nanos").asLong())
                .isGreaterThanOrEqualTo(requests.get("p50Nanos").asLong());

        JsonNode diff = json(shop.get("viewer", "/" + id + "/diff?base=rest&endpoint=GET%20/burn/%7Bid%7D"));
        assertThat(diff.get("slowRequests").asInt()).isEqualTo(slow);
        assertThat(diff.get("restRequests").asInt()).isEqualTo(seen - slow);
        JsonNode first = diff.get("methods").get(0);
        assertThat(first.get("method").asText()).isEqualTo("dev.holter.autoconfigure.Burn.cpu");
        assertThat(first.get("slowValuePerRequest").asLong())
                .isGreaterThan(first.get("restValuePerRequest").asLong());
        assertThat(shop.get("viewer", "/" + id + "/collapsed?slow=true").body()).contains("Controller.burn");
        JsonNode top = json(shop.get("viewer", "/" + id + "/top?slow=true"));
        assertThat(top.get("notes").toString()).contains("p95");
        assertThat(top.get("endpoints").findValuesAsText("endpoint")).containsExactly("GET /burn/{id}");
    }

    @Test
    void saysWhyTooFewRequestsCannotBeCompared() {
        String id = shop.startSession("1s");
        burnUntilOver(id, 200, 200);
        JsonNode requests = endpoint(shop.finished(id), "GET /burn/{id}");
        assertThat(requests.get("requests").asInt()).isBetween(1, 10);
        assertThat(requests.has("p95Nanos")).isFalse();
        JsonNode diff = json(shop.get("viewer", "/" + id + "/diff?base=rest&endpoint=GET%20/burn/%7Bid%7D"));
        assertThat(diff.get("methods").isEmpty()).isTrue();
        assertThat(diff.get("notes").get(0).asText()).matches("Only \\d requests were seen whole, .*");
    }

    @Test
    void comparesASessionWithAnother() {
        String before = shop.startSession("1s");
        shop.finished(before);
        String id = shop.startSession("2s");
        shop.send(shop.serviceRequest("/burn/7?millis=900").GET());
        shop.finished(id);
        JsonNode diff = json(shop.get("viewer", "/" + id + "/diff?base=" + before));
        assertThat(diff.get("seconds").asDouble()).isGreaterThanOrEqualTo(2);
        assertThat(diff.get("methods").toString()).contains("Controller.burn");
        assertThat(ProfilingHttpTests.code(shop.get("viewer", "/" + id + "/diff?base=s-000000000000")))
                .isEqualTo("404 NOT_FOUND");
    }

    /** One request in twenty is slow. Returns how many were sent. */
    private int burnUntilOver(String id, long slowMillis, long millis) {
        int sent = 0;
        while (!shop.holter().session(id).orElseThrow().state().isFinal()) {
            long burnt = ++sent % 20 == 0 ? slowMillis : millis;
            shop.send(shop.serviceRequest("/burn/7?millis=" + burnt).GET());
        }
        return sent;
    }

    private static JsonNode endpoint(JsonNode session, String name) {
        for (JsonNode endpoint : session.get("endpoints")) {
            if (endpoint.get("endpoint").asText().equals(name)) {
                return endpoint;
            }
        }
        throw new AssertionError("no '" + name + "' in " + session.get("endpoints"));
    }
}
