package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactiveRefusalTests {

    @ParameterizedTest
    @ValueSource(strings = {"server.port=0", "management.server.port=0"})
    void tellWhenToComeAgainInAHeader(String port) {
        try (RunningShop shop = RunningShop.startReactive(port, "holter.limits.max-per-hour=1")) {
            shop.finished(shop.startSession("1s"));
            HttpResponse<String> refused = shop.post("operator", "", "{\"type\":\"cpu\"}");
            assertThat(ProfilingHttpTests.code(refused)).isEqualTo("429 LIMITED");
            assertThat(json(refused).fieldNames())
                    .toIterable()
                    .containsExactly("status", "code", "detail", "retryAfter");
            assertThat(refused.headers().firstValue("Retry-After"))
                    .contains(json(refused).get("retryAfter").asText());
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/json");

            HttpResponse<String> forGood = shop.get("viewer", "/s-000000000000");
            assertThat(ProfilingHttpTests.code(forGood)).isEqualTo("404 NOT_FOUND");
            assertThat(forGood.headers().firstValue("Retry-After")).isEmpty();
        }
    }
}
