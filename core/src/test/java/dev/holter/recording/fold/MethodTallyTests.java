package dev.holter.recording.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.MethodCalls;
import dev.holter.profile.MethodCalls.Counted;
import dev.holter.recording.fold.MethodTally.Key;
import dev.holter.recording.fold.MethodTally.Reading;
import org.junit.jupiter.api.Test;

class MethodTallyTests {

    private static final Key RATE = new Key(1, "com.acme.Pricing::rate", "()V");

    private final MethodTally tally = new MethodTally();

    @Test
    void tellsWhatWasCountedSinceTheFirstReadingInWhateverOrder() {
        tally.reading(RATE, new Reading(30, 9, 900, 50, 200));
        tally.reading(RATE, new Reading(10, 0, 0, 0, 0));
        tally.reading(RATE, new Reading(20, 5, 500, 60, 200));
        assertThat(tally.counted()).isEqualTo(9);
        assertThat(tally.methods()).extracting(MethodCalls::all).containsExactly(new Counted(9, 900, 50L, 200L));
    }

    @Test
    void leavesOutWhatWasCountedBeforeAndWithItTheShortestAndTheLongest() {
        tally.reading(RATE, new Reading(10, 5, 500, 60, 200));
        tally.reading(RATE, new Reading(30, 9, 900, 50, 200));
        assertThat(tally.methods()).extracting(MethodCalls::all).containsExactly(new Counted(4, 400, null, null));
    }

    @Test
    void tellsAllThatWasCountedWhereNothingWasBefore() {
        tally.countFromZero();
        tally.reading(RATE, new Reading(10, 5, 500, 60, 200));
        tally.reading(RATE, new Reading(30, 9, 900, 50, 200));
        assertThat(tally.methods()).extracting(MethodCalls::all).containsExactly(new Counted(9, 900, 50L, 200L));
    }

    @Test
    void tellsOfRecordedCallsWhereNothingWasCounted() {
        tally.call(RATE, 70);
        tally.call(RATE, 30);
        assertThat(tally.recorded()).isEqualTo(2);
        assertThat(tally.methods()).containsExactly(new MethodCalls("com.acme.Pricing::rate", "()V", 2, 100, null));
    }

    @Test
    void keepsClassesOfTheSameNameApart() {
        tally.call(RATE, 70);
        tally.call(new Key(2, RATE.name(), RATE.descriptor()), 90);
        assertThat(tally.methods()).extracting(MethodCalls::recordedNanos).containsExactly(90L, 70L);
    }
}
