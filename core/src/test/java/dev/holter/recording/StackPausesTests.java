package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StackPausesTests {

    private static final long SLOT = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long BEGAN = -3 * SLOT; // System.nanoTime() may be anything

    private final StackPauses pauses = new StackPauses();

    @Test
    void looksAlwaysUnlessTightened() {
        for (int slot = 0; slot < 10; slot++) {
            assertThat(pauses.isLookDue(slot * SLOT)).isTrue();
        }
        assertThat(pauses.words()).isEmpty();
    }

    @Test
    void looksInOneSlotOfEachRoundChosenByChance() {
        pauses.tightened(2, BEGAN);
        assertThat(pauses.words()).isEqualTo(", stacks looked at in 1 of 4 half seconds");
        Set<Integer> places = new HashSet<>();
        for (int round = 0; round < 100; round++) {
            int looks = 0;
            for (int place = 0; place < 4; place++) {
                long begin = BEGAN + (round * 4L + place) * SLOT;
                boolean due = pauses.isLookDue(begin);
                assertThat(pauses.isLookDue(begin + SLOT - 1)).isEqualTo(due);
                if (due) {
                    looks++;
                    places.add(place);
                }
            }
            assertThat(looks).isEqualTo(1);
        }
        assertThat(places).hasSize(4);
    }
}
