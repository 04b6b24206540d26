package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsOfThreadTests {

    private final CallsOfThread calls = new CallsOfThread();

    @Test
    void takesCallsWithinACallOutOfItOnce() {
        assertThat(calls.own(20, 30)).isEqualTo(10);
        assertThat(calls.own(15, 40)).isEqualTo(15);
        assertThat(calls.own(50, 60)).isEqualTo(10);
        assertThat(calls.own(10, 100)).isEqualTo(90 - 25 - 10);
    }

    /** JFR hands a thread's events over in buffers, and those in any order. */
    @Test
    void leavesALaterCallThatIsReadBeforeAnEarlierOne() {
        assertThat(calls.own(50, 60)).isEqualTo(10);
        assertThat(calls.own(30, 32)).isEqualTo(2);
        assertThat(calls.own(10, 40)).isEqualTo(28);
        assertThat(calls.own(5, 100)).isEqualTo(95 - 30 - 10);
    }

    @Test
    void addsUpToTheWholeOfARecursion() {
        long sum = 0;
        for (int depth = 1_000; depth > 0; depth--) {
            sum += calls.own(depth, 3_000 - depth);
        }
        assertThat(sum).isEqualTo(2_999 - 1);
    }

    @Test
    void leavesCallsAfterEachOtherAsTheyAre() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(calls.own(i * 10L, i * 10L + 10)).isEqualTo(10);
        }
    }
}
