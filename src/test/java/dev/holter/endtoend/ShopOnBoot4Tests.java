package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.hostile.HostileRequests;
import org.junit.jupiter.api.Test;

class ShopOnBoot4Tests extends ShopTests {

    private static final int HOSTILE_REQUESTS = 2_500;

    ShopOnBoot4Tests() {
        super(Boot.BOOT_4_1);
    }

    /** On Boot 3.5 the starter's own tests send them. */
    @Test
    void makesNoServerErrorOfHostileRequests() throws Exception {
        String finished = profiling.startSession("1s");
        profiling.finished(finished);
        try (Traffic traffic = Traffic.on(shop)) {
            HostileRequests requests = HostileRequests.send(HOSTILE_REQUESTS, shop.managementPort(), finished);
            assertThat(requests.errors()).isEmpty();
            assertThat(requests.statuses().keySet())
                    .as("all kinds of answers: %s", requests.statuses())
                    .contains(200, 202, 400, 401, 403, 404, 405, 415);
            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.answered()).isPositive();
        }
        assertThat(profiling.status().get("service").asText()).isEqualTo("shop");
    }
}
