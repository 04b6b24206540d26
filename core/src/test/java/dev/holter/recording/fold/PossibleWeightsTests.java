package dev.holter.recording.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.recording.type.Scaling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PossibleWeightsTests {

    private static final long MEGABYTE = 1_000_000;
    private static final long THREAD = Thread.currentThread().getId();

    private static volatile Object published;

    private final ThreadLedger ledger = new ThreadLedger(Scaling.THREAD_ALLOCATED_BYTES);
    private final SampleLog samples = new SampleLog(10);

    @BeforeEach
    void allocateTenMegabytes() {
        ledger.read();
        ledger.startCounting();
        for (int i = 0; i < 10; i++) {
            published = new byte[(int) MEGABYTE];
        }
        ledger.read();
    }

    @Test
    void cutsWhatTheThreadAllocatedBeforeTheSessionAndSaysSo() {
        samples.add(1, THREAD, 0, 500 * MEGABYTE);
        samples.add(2, THREAD, 0, 4 * MEGABYTE);
        samples.add(3, THREAD, 0, 3 * MEGABYTE);
        PossibleWeights weights = new PossibleWeights(Scaling.THREAD_ALLOCATED_BYTES, samples, ledger, 10);

        assertThat(weights.take(0)).isBetween(3 * MEGABYTE, 4 * MEGABYTE);
        assertThat(weights.take(1)).isEqualTo(4 * MEGABYTE);
        assertThat(weights.take(2)).isEqualTo(3 * MEGABYTE);
        assertThat(weights.note())
                .hasValueSatisfying(note ->
                        assertThat(note).startsWith("1 samples weighed 49").contains("JDK-8307488"));
    }

    @Test
    void doesNotCountWhatCameAfterTheEnd() {
        samples.add(1, THREAD, 0, 500 * MEGABYTE);
        samples.add(20, THREAD, 0, 10 * MEGABYTE);
        PossibleWeights weights = new PossibleWeights(Scaling.THREAD_ALLOCATED_BYTES, samples, ledger, 10);

        assertThat(weights.take(0)).isBetween(10 * MEGABYTE, 11 * MEGABYTE);
    }

    @Test
    void believesAThreadThatNoReadingSaw() {
        samples.add(1, Long.MAX_VALUE, 0, 500 * MEGABYTE);
        PossibleWeights weights = new PossibleWeights(Scaling.THREAD_ALLOCATED_BYTES, samples, ledger, 10);

        assertThat(weights.take(0)).isEqualTo(500 * MEGABYTE);
        assertThat(weights.note()).isEmpty();
    }

    @Test
    void leavesOtherWeightsAlone() {
        samples.add(1, THREAD, 0, 500 * MEGABYTE);

        assertThat(new PossibleWeights(Scaling.NONE, samples, ledger, 10).take(0))
                .isEqualTo(500 * MEGABYTE);
    }
}
