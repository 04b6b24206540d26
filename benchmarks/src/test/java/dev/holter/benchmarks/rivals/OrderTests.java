package dev.holter.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTests {

    private static final long SEED = 1;

    @Test
    void startsEachRowOnceInEachRoundInChangingOrder() {
        List<Rival> first = Order.of(Rivals.ALL, 1, SEED);

        assertThat(first).containsExactlyInAnyOrderElementsOf(Rivals.ALL);
        assertThat(Order.of(Rivals.ALL, 1, SEED)).isEqualTo(first);
        assertThat(Order.of(Rivals.ALL, 2, SEED)).isNotEqualTo(first).hasSameElementsAs(first);
        assertThat(Order.of(Rivals.ALL, 1, SEED + 100)).isNotEqualTo(first);
    }

    @Test
    void comparesWithNoneWhereOnlySomeAreAskedFor() {
        assertThat(Rivals.named(List.of("datadog", "holter-cpu")))
                .extracting(Rival::name)
                .containsExactly(Rivals.NONE, "holter-cpu", "datadog");
    }

    @Test
    void refusesANameThatIsNoRow() {
        assertThatThrownBy(() -> Rivals.named(List.of("dynatrace")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no 'dynatrace'. There are none, holter-idle,");
    }
}
