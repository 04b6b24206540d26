package dev.holter.recording.fold;

import java.util.Arrays;

/** How high the weights of samples can be that share one counter. First all samples are added, then their weights are asked for. */
sealed interface Ceiling {

    void add(int sample, long time, long weight);

    /** What this sample weighs at most. */
    long of(int sample, long weight);

    /**
     * The samples of one thread. The first one, and each that weighs more than the thread used, are worth what the others leave
     * of it, shared out equally.
     */
    final class OfThread implements Ceiling {

        private final long used;
        private int first = -1;
        private long firstTime = Long.MAX_VALUE;
        private long firstWeight;
        private long believed;
        private int doubted;

        OfThread(long used) {
            this.used = used;
        }

        @Override
        public void add(int sample, long time, long weight) {
            if (time < firstTime) {
                first = sample;
                firstTime = time;
                firstWeight = weight;
            }
            if (weight > used) {
                doubted++;
            } else {
                believed += weight;
            }
        }

        @Override
        public long of(int sample, long weight) {
            return sample == first || weight > used ? Math.min(weight, share()) : weight;
        }

        private long share() {
            boolean firstIsDoubted = firstWeight > used;
            long others = firstIsDoubted ? believed : believed - firstWeight;
            return Math.max(0, used - others) / (firstIsDoubted ? doubted : doubted + 1);
        }
    }

    /** The samples of all virtual threads. What is higher than c is cut, where the sum of min(weight, c) is what carriers used. */
    final class OfCarriers implements Ceiling {

        private final long used;
        private long[] weights = new long[64];
        private int size;
        private long height = -1;

        OfCarriers(long used) {
            this.used = used;
        }

        @Override
        public void add(int sample, long time, long weight) {
            if (size == weights.length) {
                weights = Arrays.copyOf(weights, size * 2);
            }
            weights[size++] = weight;
        }

        @Override
        public long of(int sample, long weight) {
            if (height < 0) {
                height = height();
                weights = new long[0];
            }
            return Math.min(weight, height);
        }

        private long height() {
            Arrays.sort(weights, 0, size);
            long left = used;
            for (int i = 0; i < size; i++) {
                long share = left / (size - i);
                if (weights[i] > share) {
                    return share;
                }
                left -= weights[i];
            }
            return Long.MAX_VALUE;
        }
    }
}
