package dev.holter.benchmarks.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is claimed of figures whose truth is known by construction. */
class EstimateTests {

    private static final int RESAMPLES = 2_000;
    private static final int TRIALS = 200;
    private static final double SCATTER_OF_QUADS = 0.02;
    private static final double SCATTER_OF_STARTS = 0.003;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        long held = IntStream.range(0, TRIALS)
                .mapToObj(trial -> Estimate.of(starts(0.01), RESAMPLES))
                .filter(estimate -> estimate.low() <= 0.01 && 0.01 <= estimate.high())
                .count();
        assertThat((double) held / TRIALS).isGreaterThan(0.93);
    }

    @Test
    void anEffectOfThreeTimesTheNoiseIsResolvedAndNoEffectIsNot() {
        long found = 0;
        long invented = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Estimate same = Estimate.of(starts(0), RESAMPLES);
            found += Estimate.of(starts(0.03), RESAMPLES).isResolvedAgainst(same) ? 1 : 0;
            invented += Estimate.of(starts(0), RESAMPLES).isResolvedAgainst(same) ? 1 : 0;
        }
        assertThat((double) found / TRIALS).isGreaterThan(0.95);
        assertThat((double) invented / TRIALS).isLessThan(0.03);
    }

    @Test
    void startsThatDifferMakeItWiderThanTheirQuadsAlone() {
        List<double[]> apart = List.of(new double[] {0.01, 0.01}, new double[] {0.02, 0.02}, new double[] {0.03, 0.03});
        Estimate estimate = Estimate.of(apart, RESAMPLES);
        assertThat(estimate.mean()).isCloseTo(0.02, within(1e-12));
        // Student's t with two degrees of freedom: 4.303 standard errors, of 0.01 / sqrt(3) each
        assertThat(estimate.high()).isCloseTo(0.02 + 4.303 * 0.01 / Math.sqrt(3), within(1e-5));
        assertThat(estimate.upper()).isBetween(estimate.mean(), estimate.high());
    }

    @Test
    void oneQuadClaimsNothing() {
        Estimate same = Estimate.of(List.of(new double[] {0.001, -0.001, 0}), RESAMPLES);
        Estimate once = Estimate.of(List.of(new double[] {0.5}), RESAMPLES);
        assertThat(once.high()).isInfinite();
        assertThat(once.isResolvedAgainst(same)).isFalse();
        assertThat(same.isResolvedAgainst(once)).isFalse();
        // Two are Student's with one degree of freedom: 12.7 standard errors.
        assertThat(Estimate.of(List.of(new double[] {0.1, 0.2}), RESAMPLES).low())
                .isNegative();
    }

    @Test
    void nothingMeasuredIsNothingClaimed() {
        Estimate nothing = Estimate.of(List.of(), RESAMPLES);
        assertThat(nothing.mean()).isNaN();
        assertThat(nothing.isResolvedAgainst(nothing)).isFalse();
    }

    /** Five starts of eight quads. */
    private List<double[]> starts(double truth) {
        return IntStream.range(0, 5)
                .mapToObj(start -> {
                    double ofStart = truth + SCATTER_OF_STARTS * gaussian();
                    return IntStream.range(0, 8)
                            .mapToDouble(quad -> ofStart + SCATTER_OF_QUADS * gaussian())
                            .toArray();
                })
                .toList();
    }

    private double gaussian() {
        return IntStream.range(0, 12).mapToDouble(i -> random.nextDouble()).sum() - 6;
    }
}
