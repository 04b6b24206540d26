package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.hostile.HostileRequests;
import org.junit.jupiter.api.Test;

/** Thousands of requests that nobody should send. */
class HostileRequestsTests {

    @Test
    void makesNoServerErrorAndLeavesTheServiceAlone() throws Exception {
        try (RunningShop shop = RunningShop.start()) {
            leavesAlone(shop);
        }
    }

    @Test
    void makesNoServerErrorInAReactiveApplication() throws Exception {
        try (RunningShop shop = RunningShop.startReactive()) {
            leavesAlone(shop);
        }
    }

    private static void leavesAlone(RunningShop shop) throws Exception {
        String finished = shop.startSession("1s");
        shop.finished(finished);

        HostileRequests requests = HostileRequests.send(3_000, shop.managementPort(), finished);

        assertThat(requests.errors()).isEmpty();
        assertThat(requests.statuses().keySet())
                .as("the generator reaches all kinds of answers: %s", requests.statuses())
                .contains(200, 202, 400, 401, 403, 404, 405, 409, 415);
        assertThat(shop.send(shop.serviceRequest("/ping").GET()).body()).isEqualTo("pong");
        assertThat(json(shop.get("viewer", "")).get("service").asText()).isEqualTo("application");
    }
}
