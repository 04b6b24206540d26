package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsAndHealthTests {

    private static RunningShop shop;

    @BeforeAll
    static void start() {
        shop = RunningShop.start("management.endpoint.health.show-details=always");
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void countsWhatBecameOfSessions() {
        String id = shop.startSession("1s");
        shop.post("operator", "", "{\"type\":\"cpu\"}");
        JsonNode session = shop.finished(id);

        assertThat(meters("holter.sessions")
                        .tag("type", "cpu")
                        .tag("outcome", "completed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters("holter.refusals").tag("code", "BUSY").counter().count())
                .isEqualTo(1);
        assertThat(meters("holter.samples").tag("type", "cpu").counter().count())
                .isEqualTo(session.get("samples").asLong());
        assertThat(meters("holter.overhead").gauge().value())
                .isEqualTo(session.get("overhead").get("share").asDouble());
    }

    @Test
    void staysUpWhileItIsKilledAndSaysSo() {
        assertThat(health().toString()).isEqualTo("{\"status\":\"UP\",\"details\":{\"state\":\"READY\"}}");
        shop.post("viewer", "/kill-switch", "{\"engaged\":true,\"reason\":\"secret plans\"}");
        try {
            JsonNode killed = health();
            assertThat(killed.get("status").asText()).isEqualTo("UP");
            assertThat(killed.get("details").get("state").asText()).isEqualTo("KILLED");
            assertThat(killed.get("details").get("killedBy").asText()).isEqualTo("http");
            assertThat(killed.toString()).doesNotContain("secret plans");
            assertThat(meters("holter.kill.latency").timer().count()).isEqualTo(1);
        } finally {
            shop.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"test over\"}");
        }
    }

    private static Search meters(String name) {
        return shop.bean(MeterRegistry.class).find(name);
    }

    private static JsonNode health() {
        return json(shop.send(
                        shop.serviceRequest("/actuator/health").header("Authorization", RunningShop.basic("viewer"))))
                .get("components")
                .get("profiling");
    }
}
