package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class EndpointNamesTests {

    private final EndpointNames names = new EndpointNames();

    @Test
    void givesTheSameNumberForTheSameName() {
        assertThat(names.number("GET /a")).isEqualTo(names.number("GET /a"));
        assertThat(names.names().get(names.number("GET /a"))).isEqualTo("GET /a");
    }

    @Test
    void countsNamesBeyondTheCapAsOther() {
        for (int i = 0; i < 10_000; i++) {
            names.number("GET /" + i);
        }
        assertThat(names.names().get(names.number("GET /9999"))).isEqualTo("other");
        assertThat(names.names().get(names.number("GET /0"))).isEqualTo("GET /0");
        assertThat(names.size()).isEqualTo(EndpointNames.MAX_ENDPOINTS);
        assertThat(names.folded())
                .isCloseTo(10_000 - EndpointNames.MAX_ENDPOINTS, withinPercentage(1)); // hashes may collide
    }

    @Test
    void countsEachNameBeyondTheCapOnceAndOnlySoMany() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20_000; i++) {
                names.number("GET /" + i);
            }
        }
        assertThat(names.folded()).isEqualTo(EndpointNames.MAX_FOLDED);
    }

    @Test
    void cutsALongName() {
        String route = "GET /" + "x".repeat(4_096);
        int number = names.number(route);
        assertThat(names.names().get(number)).hasSize(201).endsWith("…");
        assertThat(names.number(route)).isEqualTo(number);
        assertThat(names.size()).isEqualTo(1);
    }

    @Test
    void knowsTheNamesThatAreNoRoutes() {
        assertThat(names.number("unattributed")).isEqualTo(EndpointNames.UNATTRIBUTED);
        assertThat(names.size()).isZero();
        names.reactiveLost(true);
        assertThat(names.names().get(names.unattributed(true))).isEqualTo("unattributed (reactive)");
        assertThat(names.unattributed(false)).isEqualTo(EndpointNames.UNATTRIBUTED);
    }
}
