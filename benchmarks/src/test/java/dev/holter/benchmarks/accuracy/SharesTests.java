package dev.holter.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Distances of distributions whose distance is known. */
class SharesTests {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void theDistanceIsTheShareThatWouldHaveToBeMoved() {
        double[] one = {0.6, 0.3, 0.1};
        assertThat(Shares.distance(one, one)).isZero();
        assertThat(Shares.distance(one, new double[] {0.5, 0.3, 0.2})).isEqualTo(0.1, EXACT);
        assertThat(Shares.distance(one, new double[] {0.4, 0.1, 0.5})).isEqualTo(0.4, EXACT);
        assertThat(Shares.distance(new double[] {1, 0}, new double[] {0, 1})).isEqualTo(1, EXACT);
    }

    @Test
    void theHeldOutDistanceCountsWhatTwoOthersSaidAgainstWhatTheyDidNot() {
        double[] more = {0.6, 0.4};
        double[] less = {0.5, 0.5};
        assertThat(Shares.heldOut(more, less, more, less)).isEqualTo(0.1, EXACT);
        assertThat(Shares.heldOut(less, more, more, less)).isEqualTo(-0.1, EXACT);
        assertThat(Shares.heldOut(less, less, more, less)).isZero();
    }

    @Test
    void binsAreTheLargestOfBothAndTheRestIsOne() {
        Map<String, Double> one = Map.of("a", 60.0, "b", 30.0, "c", 10.0);
        Map<String, Double> other = Map.of("a", 1.0, "d", 3.0, "b", 0.5, "e", 0.5);
        Bins bins = Bins.of(List.of(one), List.of(other), 2);
        assertThat(bins.names()).containsExactly("a", "b", "d");
        assertThat(bins.shares(one)).containsExactly(new double[] {0.6, 0.3, 0, 0.1}, EXACT);
        assertThat(bins.shares(other)).containsExactly(new double[] {0.2, 0.1, 0.6, 0.1}, EXACT);
        assertThat(Shares.distance(bins.shares(one), bins.shares(other))).isEqualTo(0.6, EXACT);
    }

    @Test
    void nothingHasNoShares() {
        assertThatThrownBy(() -> new Bins(List.of("a")).shares(Map.of())).hasMessageContaining("Nothing was sampled");
    }
}
