package dev.holter.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shop with Holter in it, on Boot 4.1. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopTests {

    private ShopUnderTest shop;

    @BeforeAll
    void start() {
        shop = new ShopUnderTest();
    }

    @AfterAll
    void stop() {
        shop.close();
    }

    @Test
    void doesItsFourKindsOfWorkWithoutALogin() {
        for (String path : new String[] {"/checkout", "/catalog", "/inventory/7", "/report"}) {
            assertThat(shop.send("GET", path, null, null).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(shop.send("GET", "/catalog", null, null).body().split("\\{")).hasSize(201);
    }

    @Test
    void isProfiledByItsOperator() {
        assertThat(shop.send("GET", "/actuator/profiling", null, null).statusCode())
                .isEqualTo(401);
        String started = shop.send("POST", "/actuator/profiling", "operator", "{\"type\":\"cpu\",\"duration\":\"2s\"}")
                .body();
        String id = started.replaceAll("(?s).*\"id\":\"(s-[0-9a-z]{12})\".*", "$1");
        while (!shop.isOver(id)) {
            shop.send("GET", "/checkout", null, null);
        }
        assertThat(shop.send("GET", "/actuator/profiling/" + id, "viewer", null).body())
                .contains("\"COMPLETED\"")
                .contains("\"GET /checkout\"");
    }
}
