package dev.holter.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void doesItsWorstIn32ThreadsAsDeepAsAsked() {
        assertThat(shop.send("GET", "/worst", null, null).body())
                .isEqualTo("{\"threads\":32,\"depth\":512,\"rounds\":640}");
        assertThat(shop.send("GET", "/worst?depth=1024&rounds=1", null, null).body())
                .isEqualTo("{\"threads\":32,\"depth\":1024,\"rounds\":32}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth=0", "depth=1025", "depth=deep", "rounds=0", "rounds=201", "rounds=-1"})
    void refusesToDoWorseThanItsBounds(String parameters) {
        assertThat(shop.send("GET", "/worst?" + parameters, null, null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void isProfiledAtTheBottomOfItsWorst() {
        String collapsed = view(profile("lock", "/worst"), "/collapsed?endpoint=GET%20/worst");
        assertThat(collapsed.lines().mapToInt(stack -> stack.split(";").length))
                .as("frames of the stacks")
                .isNotEmpty()
                .anyMatch(frames -> frames > 500);
        assertThat(collapsed).contains("Abyss.work");
    }

    @Test
    void isProfiledByItsOperator() {
        assertThat(shop.send("GET", "/actuator/profiling", null, null).statusCode())
                .isEqualTo(401);
        assertThat(view(profile("cpu", "/checkout"), ""))
                .contains("\"COMPLETED\"")
                .contains("\"GET /checkout\"");
    }

    /** The id of a session that is over, during which this was asked for. */
    private String profile(String type, String path) {
        String started = shop.send(
                        "POST", "/actuator/profiling", "operator", "{\"type\":\"" + type + "\",\"duration\":\"2s\"}")
                .body();
        String id = started.replaceAll("(?s).*\"id\":\"(s-[0-9a-z]{12})\".*", "$1");
        while (!shop.isOver(id)) {
            shop.send("GET", path, null, null);
        }
        return id;
    }

    private String view(String id, String view) {
        return shop.send("GET", "/actuator/profiling/" + id + view, "viewer", null)
                .body();
    }
}
