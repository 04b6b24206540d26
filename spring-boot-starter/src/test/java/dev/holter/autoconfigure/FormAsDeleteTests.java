package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** A filter that makes a DELETE of a form with the field {@code _method}: any other site can send such a form. */
class FormAsDeleteTests {

    @Test
    void dropsNothingInSpringMvc() {
        try (RunningShop shop = RunningShop.start("spring.mvc.hiddenmethod.filter.enabled=true")) {
            assertRefused(shop);
        }
    }

    @Test
    void dropsNothingInWebFlux() {
        try (RunningShop shop = RunningShop.startReactive("spring.webflux.hiddenmethod.filter.enabled=true")) {
            assertRefused(shop);
        }
    }

    private static void assertRefused(RunningShop shop) {
        String id = shop.startSession("1s");
        shop.finished(id);
        assertThat(shop.send(shop.request("operator", "/" + id, "Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("_method=delete")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(shop.get("viewer", "/" + id).statusCode()).isEqualTo(200);
        assertThat(shop.delete("operator", "/" + id).statusCode()).isEqualTo(204);
    }
}
