package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeparatePortTests {

    @ParameterizedTest
    @EnumSource(Boot.class)
    void servesTheEndpointOnTheManagementPortOnly(Boot boot) {
        try (RunningService shop = RunningService.start(Launch.shop(boot).with("management.server.port=0"));
                Traffic traffic = Traffic.on(shop)) {
            ProfilingClient profiling = shop.profiling();
            assertThat(profiling.client().port()).isNotEqualTo(shop.client().port());
            assertThat(new ProfilingClient(shop.client()).get("operator", "").statusCode())
                    .isEqualTo(404);

            JsonNode session = profiling.finished(profiling.startSession("3s"));
            ProfileAssertions.assertCompleted(session);
            ProfileAssertions.assertEndpointsOfTheShop(session);
            ProfileAssertions.assertViews(profiling, session);

            profiling.post("viewer", "/kill-switch", "{\"engaged\":true,\"reason\":\"enough\"}");
            assertThat(ProfilingClient.code(profiling.ask("1s"))).isEqualTo("503 KILLED");
            profiling.post("operator", "/kill-switch", "{\"engaged\":false,\"reason\":\"go on\"}");
            assertThat(profiling
                            .delete("operator", "/" + profiling.startSession("30s"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(traffic.failures()).isEmpty();
        }
    }
}
