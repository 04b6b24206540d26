package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTests {

    @ParameterizedTest
    @ValueSource(strings = {"4bf92f3577b34da6a3ce929d0e0e4736", "a3ce929d0e0e4736", "ffffffffffffffffffffffffffffffff"})
    void readsAndWritesTheSameId(String id) {
        assertThat(TraceId.text(TraceId.high(id), TraceId.low(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "-",
                "1-5759e988-bd862e3fe1be46a994272793",
                "zzzzzzzzzzzzzzzz",
                "4bf92f3577b34da6zzzzzzzzzzzzzzzz"
            })
    void takesNothingElseForAnId(String id) {
        assertThat(TraceId.high(id)).isZero();
        assertThat(TraceId.low(id)).isZero();
    }

    @Test
    void keepsLeadingZeros() {
        assertThat(TraceId.text(1, 2)).isEqualTo("00000000000000010000000000000002");
    }
}
