package dev.holter.benchmarks.worst;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoreCpuTests {

    @Test
    void tellsWhatStandsOutOfTheNoise() {
        MoreCpu more = MoreCpu.of(new double[][] {{15, 10, 10.1}, {15.2, 10.1, 10}, {14.9, 10, 9.9}, {15.1, 9.9, 10}});
        assertThat(more.isResolved()).isTrue();
        assertThat(more.words()).isEqualTo("+50 % (+49 to +52)");
        assertThat(more.wordsOfSame()).endsWith("0 % (-2 to +2)");
    }

    @Test
    void claimsNothingBelowWhatStretchesWithoutASessionDifferBy() {
        MoreCpu more = MoreCpu.of(new double[][] {{11, 8, 12.5}, {11, 12.5, 8}, {11, 8, 12.5}, {11, 12.5, 8}});
        assertThat(more.isResolved()).isFalse();
        assertThat(more.words()).isEqualTo("+10 % (+10 to +10), not resolved");
    }

    @Test
    void claimsNothingWhereSessionsDifferMoreThanTheyCost() {
        assertThat(MoreCpu.of(new double[][] {{16, 10, 10}, {9, 10, 10}}).words())
                .startsWith("+20 % (")
                .endsWith(", not resolved");
    }

    @Test
    void claimsNothingOfOneSession() {
        assertThat(MoreCpu.of(new double[][] {{20, 10, 10}}).words()).isEqualTo("+100 %, not resolved");
    }
}
