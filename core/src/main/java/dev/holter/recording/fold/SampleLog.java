package dev.holter.recording.fold;

import java.util.Arrays;

/** Samples as they were read, in columns. Bounded; what is beyond is counted. Not thread-safe. */
public final class SampleLog {

    private final int maxSize;
    private long[] times = new long[1024];
    private long[] threads = new long[1024];
    private int[] stacks = new int[1024];
    private long[] weights = new long[1024];
    private int size;
    private long beyond;

    SampleLog(int maxSize) {
        this.maxSize = maxSize;
    }

    void add(long time, long thread, int stack, long weight) {
        if (size >= maxSize) {
            beyond++;
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            threads = Arrays.copyOf(threads, size * 2);
            stacks = Arrays.copyOf(stacks, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        times[size] = time;
        threads[size] = thread;
        stacks[size] = stack;
        weights[size++] = weight;
    }

    void weighMore(int sample, int times) {
        weights[sample] *= times;
    }

    void clear() {
        size = 0;
    }

    public int size() {
        return size;
    }

    /** When, in the clock of the reader that added it. */
    public long time(int sample) {
        return times[sample];
    }

    /** The Java thread's id. */
    public long thread(int sample) {
        return threads[sample];
    }

    /** The leaf node in the contents' tree. */
    public int stack(int sample) {
        return stacks[sample];
    }

    public long weight(int sample) {
        return weights[sample];
    }

    /** How many samples were more than the bound. */
    long beyond() {
        return beyond;
    }
}
