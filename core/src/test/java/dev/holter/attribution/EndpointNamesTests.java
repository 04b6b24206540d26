package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(names.overflowed()).isEqualTo(10_000 - EndpointNames.MAX_ENDPOINTS + 1);
    }
}
