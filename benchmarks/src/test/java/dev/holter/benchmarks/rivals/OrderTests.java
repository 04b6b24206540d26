package dev.holter.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderTests {

    private static final long SEED = 1;

    @Test
    void startsEachRowOnceInEachRoundInChangingOrder() {
        List<Order.Turn> turns = Order.left(Rivals.ALL, 3, SEED, Set.of());

        assertThat(turns).hasSize(3 * Rivals.ALL.size()).doesNotHaveDuplicates();
        assertThat(names(turns, 1))
                .containsExactlyInAnyOrderElementsOf(names(turns, 2))
                .isNotEqualTo(names(turns, 2));
        assertThat(Order.left(Rivals.ALL, 3, SEED, Set.of())).isEqualTo(turns);
        assertThat(Order.left(Rivals.ALL, 3, SEED + 100, Set.of())).isNotEqualTo(turns);
    }

    @Test
    void goesOnWhereARunEnded() {
        List<Order.Turn> all = Order.left(Rivals.ALL, 2, SEED, Set.of());
        Set<Order.Done> done = all.stream()
                .limit(7)
                .map(turn -> new Order.Done(turn.rival().name(), turn.round()))
                .collect(Collectors.toSet());

        assertThat(Order.left(Rivals.ALL, 2, SEED, done)).isEqualTo(all.subList(7, all.size()));
    }

    @Test
    void keepsTheOrderWhereOnlySomeAreAskedFor() {
        List<Rival> some = Rivals.named(List.of("datadog", "holter-cpu"));

        assertThat(some).extracting(Rival::name).containsExactly(Rivals.NONE, "holter-cpu", "datadog");
        assertThat(names(Order.left(some, 1, SEED, Set.of()), 1))
                .isEqualTo(names(Order.left(Rivals.ALL, 1, SEED, Set.of()), 1).stream()
                        .filter(some.stream().map(Rival::name).toList()::contains)
                        .toList());
    }

    @Test
    void refusesANameThatIsNoRow() {
        assertThatThrownBy(() -> Rivals.named(List.of("dynatrace")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no 'dynatrace'. There are none, holter-idle,");
    }

    private static List<String> names(List<Order.Turn> turns, int round) {
        return turns.stream()
                .filter(turn -> turn.round() == round)
                .map(turn -> turn.rival().name())
                .toList();
    }
}
