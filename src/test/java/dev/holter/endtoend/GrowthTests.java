package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ManySessionsTests} rests on: it sees a leak in the noise, and no leak where there is only noise. */
class GrowthTests {

    private static final double NOISE_BYTES = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {0, 2_048, 10_000})
    void findsWhatASessionLeavesBehind(int leakedBytes) {
        Random random = new Random(7);
        Map<Integer, Long> looks = new TreeMap<>();
        for (int sessions = 300; sessions <= 1_000; sessions += 100) {
            long noise = Math.round(NOISE_BYTES * random.nextDouble());
            looks.put(sessions, 40_000_000 + (long) leakedBytes * sessions + noise);
        }
        looks.merge(600, 5_000_000L, Long::sum); // one look that is far out

        assertThat(Growth.bySession(looks)).isCloseTo(leakedBytes, within(300.0));
    }
}
