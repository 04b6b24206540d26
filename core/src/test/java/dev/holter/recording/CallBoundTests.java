package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.recording.fold.MethodTally;
import dev.holter.recording.fold.MethodTally.Key;
import dev.holter.recording.fold.MethodTally.Reading;
import org.junit.jupiter.api.Test;

class CallBoundTests {

    private static final Key RATE = new Key(1, "com.acme.Pricing::rate", "()V");

    private final MethodTally calls = new MethodTally();

    @Test
    void allowsAsManyCallsAsItSays() {
        record(CallBound.MAX_RECORDED);
        count(2 * CallBound.MAX_PER_SECOND);
        assertThat(CallBound.broken(calls, 2)).isNull();
    }

    @Test
    void endsForOneRecordedCallMore() {
        record(CallBound.MAX_RECORDED + 1);
        assertThat(CallBound.broken(calls, 60))
                .isEqualTo("too many calls: 100001 were long enough to be recorded, and 100000 are the most. Raise the"
                        + " threshold of jdk.MethodTrace, or name methods that are called less often.");
    }

    @Test
    void endsForCallsTooShortToBeRecordedToo() {
        count(3_000_000);
        assertThat(CallBound.broken(calls, 2))
                .isEqualTo(
                        "too many calls: the named methods were called 1500000 times a second, and 100000 are the most"
                                + " that may be followed. Name methods that are called less often.");
    }

    private void record(long number) {
        for (long i = 0; i < number; i++) {
            calls.call(RATE, 1_000_000);
        }
    }

    private void count(long number) {
        calls.reading(RATE, new Reading(0, 0, 0, 0, 0));
        calls.reading(RATE, new Reading(1, number, number, 1, 1));
    }
}
