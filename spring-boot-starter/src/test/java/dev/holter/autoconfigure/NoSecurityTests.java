package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoSecurityTests {

    @ParameterizedTest
    @ValueSource(strings = {"management.server.port=0", "server.port=0"})
    void refusesEveryCall(String port) {
        try (RunningShop shop = RunningShop.startWithoutSecurity(port)) {
            String refusal = "401 UNAUTHENTICATED";
            assertThat(ProfilingHttpTests.code(shop.get(null, ""))).isEqualTo(refusal);
            assertThat(ProfilingHttpTests.code(shop.get("operator", ""))).isEqualTo(refusal);
            assertThat(ProfilingHttpTests.code(shop.get(null, "/s-000000000000/collapsed")))
                    .isEqualTo(refusal);
            assertThat(ProfilingHttpTests.code(shop.post(null, "", "{\"type\":\"cpu\"}")))
                    .isEqualTo(refusal);
            assertThat(ProfilingHttpTests.code(shop.post(null, "/s-000000000000", "{\"state\":\"STOPPED\"}")))
                    .isEqualTo(refusal);
            assertThat(ProfilingHttpTests.code(shop.post(null, "/kill-switch", "{\"engaged\":true}")))
                    .isEqualTo(refusal);
            assertThat(ProfilingHttpTests.code(shop.delete(null, "/s-000000000000")))
                    .isEqualTo(refusal);
            assertThat(shop.holter().sessions()).isEmpty();
        }
    }

    @Test
    void answersEverybodyWhereThatIsAllowed() {
        try (RunningShop shop = RunningShop.startWithoutSecurity("holter.endpoint.allow-anonymous=true")) {
            String id = json(shop.post(null, "", "{\"type\":\"cpu\",\"duration\":\"1s\"}"))
                    .get("id")
                    .asText();
            assertThat(shop.finished(id).get("state").asText()).isEqualTo("COMPLETED");
            assertThat(shop.get(null, "/" + id + "/collapsed").statusCode()).isEqualTo(200);
            assertThat(json(shop.post(null, "/kill-switch", "{\"engaged\":true}"))
                            .get("engagements")
                            .get(0)
                            .get("by")
                            .asText())
                    .isEqualTo("anonymous");
            shop.post(
                    null, "/kill-switch", "{\"engaged\":false,\"reason\":\"test over\"}"); // the JVM would remember it
        }
    }

    @Test
    void ignoresThatPermissionWhereSpringSecurityIs() {
        try (RunningShop shop = RunningShop.start("holter.endpoint.allow-anonymous=true")) {
            assertThat(ProfilingHttpTests.code(shop.get(null, ""))).isEqualTo("401 UNAUTHENTICATED");
        }
    }
}
