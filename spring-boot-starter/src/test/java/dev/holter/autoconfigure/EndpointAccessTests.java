package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointAccessTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "management.endpoint.profiling.access=read-only",
                "management.endpoints.access.max-permitted=read-only"
            })
    void saysThatReadOnlyLeavesNoKillSwitch(String property) {
        try (RunningShop shop = RunningShop.start(property)) {
            assertThat(json(shop.get("viewer", "")).get("access").toString())
                    .isEqualTo(
                            "{\"level\":\"READ_ONLY\",\"note\":\"Read-only: no session can be started or stopped here,"
                                    + " and there is no kill switch over HTTP.\"}");
            assertThat(shop.post("viewer", "/kill-switch", "{\"engaged\":true}").statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void isNotThereUnlessItIsAllowed() {
        try (RunningShop shop = RunningShop.start("management.endpoint.profiling.access=none")) {
            assertThat(shop.get("operator", "").statusCode()).isEqualTo(404);
        }
    }
}
