package dev.holter.recording.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CeilingTests {

    @Test
    void givesAThreadsFirstSampleWhatTheOthersLeave() {
        Ceiling ceiling = new Ceiling.OfThread(100);
        ceiling.add(0, 20, 30);
        ceiling.add(1, 10, 5_000); // the first by time, not by place
        ceiling.add(2, 30, 50);

        assertThat(ceiling.of(0, 30)).isEqualTo(30);
        assertThat(ceiling.of(1, 5_000)).isEqualTo(20);
        assertThat(ceiling.of(2, 50)).isEqualTo(50);
    }

    @Test
    void givesTheFirstSampleNothingWhereTheOthersLeaveNothing() {
        Ceiling ceiling = new Ceiling.OfThread(100);
        ceiling.add(0, 10, 60);
        ceiling.add(1, 20, 60);
        ceiling.add(2, 30, 60);

        assertThat(ceiling.of(0, 60)).isZero();
        assertThat(ceiling.of(1, 60)).isEqualTo(60);
    }

    @Test
    void doubtsEverySampleThatWeighsMoreThanTheThreadUsed() {
        Ceiling ceiling = new Ceiling.OfThread(100);
        ceiling.add(0, 10, 5_000);
        ceiling.add(1, 20, 40);
        ceiling.add(2, 30, 6_000);

        assertThat(ceiling.of(0, 5_000)).isEqualTo(30);
        assertThat(ceiling.of(1, 40)).isEqualTo(40);
        assertThat(ceiling.of(2, 6_000)).isEqualTo(30);
    }

    @Test
    void leavesAFirstSampleAloneThatFits() {
        Ceiling ceiling = new Ceiling.OfThread(100);
        ceiling.add(0, 10, 30);
        ceiling.add(1, 20, 60);

        assertThat(ceiling.of(0, 30)).isEqualTo(30);
        assertThat(ceiling.of(1, 60)).isEqualTo(60);
    }

    @Test
    void cutsTheSamplesOfVirtualThreadsAtOneHeight() {
        Ceiling ceiling = new Ceiling.OfCarriers(100);
        ceiling.add(0, 10, 9_000);
        ceiling.add(1, 10, 8_000);
        ceiling.add(2, 20, 20);
        ceiling.add(3, 30, 10);

        assertThat(ceiling.of(0, 9_000)).isEqualTo(35);
        assertThat(ceiling.of(1, 8_000)).isEqualTo(35);
        assertThat(ceiling.of(2, 20)).isEqualTo(20);
        assertThat(ceiling.of(3, 10)).isEqualTo(10);
    }

    @Test
    void cutsNothingWhereVirtualThreadsWeighNoMoreThanTheirCarriersUsed() {
        Ceiling ceiling = new Ceiling.OfCarriers(100);
        ceiling.add(0, 10, 50);
        ceiling.add(1, 20, 50);

        assertThat(ceiling.of(0, 50)).isEqualTo(50);
        assertThat(ceiling.of(1, 50)).isEqualTo(50);
    }
}
