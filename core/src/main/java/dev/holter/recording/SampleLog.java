package dev.holter.recording;

import java.util.Arrays;

/** Samples as they were read, in columns. Bounded; what is beyond is counted. Not thread-safe. */
final class SampleLog {

    private final int maxSize;
    private long[] times = new long[1024];
    private long[] threads = new long[1024];
    private int[] stacks = new int[1024];
    private int size;
    private long beyond;

    SampleLog(int maxSize) {
        this.maxSize = maxSize;
    }

    void add(long time, long thread, int stack) {
        if (size >= maxSize) {
            beyond++;
            return;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            threads = Arrays.copyOf(threads, size * 2);
            stacks = Arrays.copyOf(stacks, size * 2);
        }
        times[size] = time;
        threads[size] = thread;
        stacks[size++] = stack;
    }

    int size() {
        return size;
    }

    long time(int sample) {
        return times[sample];
    }

    long thread(int sample) {
        return threads[sample];
    }

    int stack(int sample) {
        return stacks[sample];
    }

    /** How many samples were more than the bound. */
    long beyond() {
        return beyond;
    }
}
