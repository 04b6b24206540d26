package dev.holter.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ComparisonTests {

    private final Random random = new Random(5);

    @Test
    void comparesWithinRounds() {
        // Rounds differ by ten times, as machines of others do; within each round the ratio is the same.
        Map<Integer, Double> none = rounds(10, round -> round * 100);
        Comparison ratio = Comparison.ratio(rounds(10, round -> round * 103), none);

        assertThat(ratio.mean()).isCloseTo(1.03, within(1e-9));
        assertThat(ratio.low()).isCloseTo(1.03, within(1e-9));
        assertThat(ratio.high()).isCloseTo(1.03, within(1e-9));
        assertThat(ratio.isResolved()).isTrue();
        assertThat(ratio.words(3)).isEqualTo("1.030 (1.030 to 1.030)");
    }

    @Test
    void tellsDifferencesOfAnySign() {
        Map<Integer, Double> none = rounds(10, round -> round * 100);
        Comparison less = Comparison.difference(rounds(10, round -> round * 100 - 3), none);

        assertThat(less.words(2)).isEqualTo("-3.00 (-3.00 to -3.00)");
        assertThat(less.isResolved()).isTrue();
        assertThat(less.isLess()).isTrue();
        assertThat(Comparison.difference(none, none).isResolved()).isFalse();
    }

    @Test
    void doesNotResolveWhatIsBelowTheScatter() {
        Comparison ratio = Comparison.ratio(scattered(1), scattered(1));

        assertThat(ratio.isResolved()).isFalse();
        assertThat(ratio.words(3)).endsWith(" not resolved");
    }

    @Test
    void resolvesWhatIsAboveTheScatter() {
        Comparison ratio = Comparison.ratio(scattered(1.2), scattered(1));

        assertThat(ratio.isResolved()).isTrue();
        assertThat(ratio.low()).isLessThan(1.2);
        assertThat(ratio.high()).isGreaterThan(1.2);
    }

    @Test
    void isRightInMostOfManyRuns() {
        int held = 0;
        for (int run = 0; run < 200; run++) {
            Comparison ratio = Comparison.ratio(scattered(1.05), scattered(1));
            held += ratio.low() <= 1.05 && 1.05 <= ratio.high() ? 1 : 0;
        }
        assertThat(held).isBetween(180, 199);
    }

    @Test
    void saysNothingOfFourRounds() {
        Comparison ratio = Comparison.ratio(rounds(4, round -> 2), rounds(4, round -> 1));

        assertThat(ratio.mean()).isCloseTo(2, within(1e-9));
        assertThat(ratio.isResolved()).isFalse();
        assertThat(ratio.words(3)).isEqualTo("2.000 (too few)");
    }

    @Test
    void takesOnlyRoundsThatBothHave() {
        Map<Integer, Double> of = rounds(7, round -> 2);
        Map<Integer, Double> to = rounds(6, round -> 1);
        to.remove(1);

        assertThat(Comparison.ratio(of, to).rounds()).isEqualTo(5);
        assertThat(Comparison.ratio(of, Map.of()).words(3)).isEqualTo("-");
    }

    private Map<Integer, Double> scattered(double mean) {
        return rounds(10, round -> mean * Math.exp(0.03 * random.nextGaussian()));
    }

    private static Map<Integer, Double> rounds(int rounds, IntToDoubleFunction value) {
        Map<Integer, Double> values = new HashMap<>();
        for (int round = 1; round <= rounds; round++) {
            values.put(round, value.applyAsDouble(round));
        }
        return values;
    }
}
