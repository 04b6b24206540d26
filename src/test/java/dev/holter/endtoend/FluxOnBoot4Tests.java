package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** That the one starter serves a WebFlux application on Boot 4, too: the endpoint, its rules, and attribution. */
class FluxOnBoot4Tests {

    @Test
    void attributesWorkOnReactorsAndTheSchedulersThreads() {
        Launch propagating = flux().with("spring.reactor.context-propagation=auto");
        try (RunningService service = RunningService.start(propagating)) {
            ProfilingClient profiling = service.profiling();
            assertThat(profiling.status().get("attribution").get("state").asText())
                    .isEqualTo("COMPLETE");

            String id = sessionUnderLoad(service);
            Map<String, Double> shares = shares(profiling.session(id));
            assertThat(shares).containsKeys("GET /orders/{id}", "@Scheduled FluxApplication.Cleanup.run");
            assertThat(shares.get("GET /orders/{id}") + shares.get("@Scheduled FluxApplication.Cleanup.run"))
                    .as("%s", shares)
                    .isGreaterThan(0.8); // the rest is the service's start-up, going on
            String stacks = profiling
                    .get(null, "/" + id + "/collapsed?endpoint=GET%20/orders/%7Bid%7D")
                    .body();
            assertThat(stacks).contains("FluxApplication$Orders.sign").contains("reactor.core.scheduler");
            HttpResponse<String> page = profiling.get(null, "/" + id + "/flamegraph");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void saysWhatToSetAndRefusesAsTheContractSays() {
        try (RunningService service = RunningService.start(flux().with("holter.limits.max-per-hour=1"))) {
            ProfilingClient profiling = service.profiling();
            JsonNode attribution = profiling.status().get("attribution");
            assertThat(attribution.get("state").asText()).isEqualTo("NOT_REACTIVE");
            assertThat(attribution.get("advice").asText()).contains("spring.reactor.context-propagation=auto");
            assertThat(shares(profiling.session(sessionUnderLoad(service))))
                    .containsKey("unattributed (reactive)")
                    .doesNotContainKey("GET /orders/{id}");

            HttpResponse<String> second = profiling.ask("1s");
            assertThat(ProfilingClient.code(second)).isEqualTo("429 LIMITED");
            assertThat(second.headers().firstValue("Retry-After"))
                    .contains(ProfilingClient.json(second).get("retryAfter").asText());
            assertThat(ProfilingClient.code(profiling.get(null, "?x=1"))).isEqualTo("400 INVALID_REQUEST");
            assertThat(ProfilingClient.code(profiling.post(null, "", "{\"type\":\"cpu\",\"type\":\"cpu\"}")))
                    .isEqualTo("400 INVALID_REQUEST");
            assertThat(ProfilingClient.code(profiling.get(null, "/s-000000000000")))
                    .isEqualTo("404 NOT_FOUND");
        }
    }

    private static Launch flux() {
        return Launch.service(List.of(
                        "-jar",
                        Boot.ROOT
                                .resolve("src/test/flux-on-boot-4/target/flux.jar")
                                .toString()))
                .warm()
                .with(
                        "management.endpoints.web.exposure.include=profiling",
                        "management.endpoint.profiling.access=unrestricted",
                        "holter.endpoint.allow-anonymous=true");
    }

    private static String sessionUnderLoad(RunningService service) {
        ProfilingClient profiling = service.profiling();
        String id = profiling.startSession("4s");
        while (profiling.session(id).get("state").asText().equals("RUNNING")) {
            for (int i = 0; i < 5; i++) {
                HttpResponse<String> order =
                        service.client().send(service.client().request(null, "/orders/" + i));
                assertThat(order.body()).contains("boundedElastic");
            }
        }
        return id;
    }

    /** Of the samples that are of Java code. */
    private static Map<String, Double> shares(JsonNode session) {
        Map<String, Double> shares = new TreeMap<>();
        session.get("endpoints")
                .forEach(endpoint -> shares.put(
                        endpoint.get("endpoint").asText(),
                        endpoint.get("samples").asDouble()
                                / session.get("samples").asDouble()));
        return shares;
    }
}
