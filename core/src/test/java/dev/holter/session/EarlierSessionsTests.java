package dev.holter.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlierSessionsTests {

    private final EarlierSessions earlier = new EarlierSessions();

    @Test
    void beginsWithWhatWasAskedForWhereNothingIsKnown() {
        assertThat(earlier.stepFor("lock")).isZero();
    }

    @Test
    void beginsAStepTighterThanASessionEndedThatWasFarOverItsBudget() {
        earlier.add("lock", 0, 1, 4);
        assertThat(earlier.stepFor("lock")).isEqualTo(2);
        assertThat(earlier.stepFor("wait")).as("another type").isZero();
        earlier.add("lock", 2, 3, 4);
        assertThat(earlier.stepFor("lock"))
                .as("no tighter than there are steps")
                .isEqualTo(3);
    }

    @Test
    void keepsItsStepWhileSessionsAreALittleOver() {
        earlier.add("lock", 0, 0, 4);
        earlier.add("lock", 1, 1, 1.5);
        assertThat(earlier.stepFor("lock")).isEqualTo(1);
        earlier.add("cpu", 0, 0, 1.5);
        assertThat(earlier.stepFor("cpu")).as("as a cold first one is").isZero();
    }

    @Test
    void goesBackAStepWithEachSessionWithinTheBudget() {
        earlier.add("lock", 0, 1, 4);
        earlier.add("lock", 2, 2, 0.8);
        assertThat(earlier.stepFor("lock")).isEqualTo(1);
        earlier.add("lock", 1, 3, 0.9);
        assertThat(earlier.stepFor("lock")).isZero();
        earlier.add("lock", 0, 0, 0.9);
        assertThat(earlier.stepFor("lock")).isZero();
    }
}
