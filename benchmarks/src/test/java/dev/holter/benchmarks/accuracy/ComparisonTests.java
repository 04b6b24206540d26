package dev.holter.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two samplers, the distance of whose distributions is known, as they draw samples by chance. */
class ComparisonTests {

    private static final int STRETCHES = 8;
    private static final int SAMPLES = 1_000;

    private final Random random = new Random(1);

    @Test
    void chanceAloneIsNoDifference() {
        Comparison comparison = Comparison.of(stretches(0), stretches(0), 50);
        assertThat(comparison.beyondChance().lower()).isNegative();
        assertThat(comparison.beyondChance().upper()).isPositive();
        assertThat(comparison.excess().value()).isCloseTo(0, within(0.01));
        assertThat(comparison.session().value())
                .as("chance makes a distance all the same")
                .isGreaterThan(0.05);
    }

    @Test
    void aDifferenceIsToldFromChance() {
        Comparison comparison = Comparison.of(stretches(0), stretches(0.1), 50);
        assertThat(comparison.beyondChance().value()).isCloseTo(0.1, within(0.02));
        assertThat(comparison.beyondChance().lower()).isPositive();
        assertThat(comparison.excess().lower()).isPositive();
        assertThat(comparison.pooled()).isCloseTo(0.1, within(0.02));
        assertThat(comparison.session().value())
                .isGreaterThan(comparison.floor().upper());
    }

    @Test
    void halvesNeedFourStretches() {
        assertThatThrownBy(() ->
                        Comparison.of(stretches(0).subList(0, 3), stretches(0).subList(0, 3), 50))
                .hasMessageContaining("four");
    }

    private List<Map<String, Double>> stretches(double moved) {
        return IntStream.range(0, STRETCHES).mapToObj(i -> stretch(moved)).toList();
    }

    /** Forty methods of the same size, and one that has taken some of their share. */
    private Map<String, Double> stretch(double moved) {
        Map<String, Double> counts = new TreeMap<>();
        for (int i = 0; i < SAMPLES; i++) {
            String method = random.nextDouble() < moved ? "favoured" : "method" + random.nextInt(40);
            counts.merge(method, 1.0, Double::sum);
        }
        return counts;
    }
}
