package dev.holter.recording.fold;

import dev.holter.recording.type.Scaling;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Weights of samples, none of them higher than it can be. An allocation sample weighs all bytes that its thread allocated since
 * its last sample. JFR does not begin anew with a recording: a thread's first sample also weighs what the thread allocated before,
 * on JDK 17 since its last sample in any recording, on JDK 25 since its birth (JDK-8307488, JDK-8362573). In a service that has run
 * for an hour, those few samples outweigh all others.
 *
 * <p>What a thread allocated in the session is known by its own counter, so this can be told and undone: see {@link Ceiling}.
 * Virtual threads have no counters but those of their carriers, which the samples do not name; they have one ceiling together. A
 * thread that no reading of the counters saw was born in the session, so its weights are right.
 */
final class PossibleWeights {

    /** What is less than this share of all weights is the difference between two readings of a clock. */
    private static final double WORTH_A_NOTE = 0.01;

    private final SampleLog samples;
    private final ThreadLedger ledger;
    private final Map<Long, Ceiling> ceilings = new HashMap<>();
    private final @Nullable Ceiling virtual;
    private final boolean cutting;
    private double weighed;
    private double cut;
    private long cutSamples;

    /**
     * Looks at the samples up to this time.
     *
     * @param scaling only weights that are scaled to allocated bytes are cut
     */
    PossibleWeights(Scaling scaling, SampleLog samples, ThreadLedger ledger, long lastTime) {
        this.samples = samples;
        this.ledger = ledger;
        this.cutting = scaling == Scaling.THREAD_ALLOCATED_BYTES;
        OptionalLong carriers = ledger.usedByCarriers();
        this.virtual = carriers.isPresent() ? new Ceiling.OfCarriers(carriers.getAsLong()) : null;
        for (int i = 0; cutting && i < samples.size(); i++) {
            Ceiling ceiling = samples.time(i) <= lastTime ? ceiling(samples.thread(i)) : null;
            if (ceiling != null) {
                ceiling.add(i, samples.time(i), samples.weight(i));
            }
        }
    }

    private @Nullable Ceiling ceiling(long thread) {
        Ceiling known = ceilings.get(thread);
        if (known == null) {
            OptionalLong used = ledger.usedBy(thread);
            known = used.isPresent() ? new Ceiling.OfThread(used.getAsLong()) : virtual;
            if (known != null) {
                ceilings.put(thread, known);
            }
        }
        return known;
    }

    /** The weight of this sample; to be asked once for each. */
    long take(int sample) {
        long weight = samples.weight(sample);
        Ceiling ceiling = cutting ? ceilings.get(samples.thread(sample)) : null;
        long possible = ceiling == null ? weight : ceiling.of(sample, weight);
        weighed += weight;
        if (possible < weight) {
            cut += weight - possible;
            cutSamples++;
        }
        return possible;
    }

    /** What was cut from the weights taken so far, in words; empty where it is nothing worth a word. */
    Optional<String> note() {
        return cut <= weighed * WORTH_A_NOTE
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d samples weighed %.1f MB more than their threads allocated in this session, because JFR weighs a"
                                + " thread's first sample with what came before (JDK-8307488): that was cut off.",
                        cutSamples,
                        cut / 1_000_000));
    }
}
