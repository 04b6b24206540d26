package dev.holter.recording.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * When samples began to be taken less often, so that each stands for more of the stretches that were asked for. A sample is weighed
 * only when all that was written with it is read, because what ties the two clocks together may come after it.
 */
final class Tightenings {

    private record Step(long nanoTime, int times) {}

    private final List<Step> steps = new ArrayList<>();
    private int[] unweighed = new int[64];
    private int count;

    /** From this {@code System.nanoTime()} on, a sample stands for so many. */
    void begin(long nanoTime, int times) {
        steps.add(new Step(nanoTime, times));
    }

    boolean isAny() {
        return !steps.isEmpty();
    }

    /** A sample was read that stands for a stretch of time. */
    void took(int sample) {
        if (steps.isEmpty()) {
            return; // read before any tightening, so taken before it
        }
        if (count == unweighed.length) {
            unweighed = Arrays.copyOf(unweighed, count * 2);
        }
        unweighed[count++] = sample;
    }

    /** @param timeAt the reader's time for {@code System.nanoTime()} */
    void weigh(SampleLog samples, LongUnaryOperator timeAt) {
        for (int i = 0; i < count; i++) {
            samples.weighMore(unweighed[i], times(samples.time(unweighed[i]), timeAt));
        }
        count = 0;
    }

    private int times(long time, LongUnaryOperator timeAt) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (time >= timeAt.applyAsLong(steps.get(i).nanoTime())) {
                return steps.get(i).times();
            }
        }
        return 1;
    }

    /** The samples are forgotten. */
    void forget() {
        count = 0;
    }
}
