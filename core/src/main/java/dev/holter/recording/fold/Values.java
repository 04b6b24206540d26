package dev.holter.recording.fold;

import dev.holter.profile.SampleTable;
import dev.holter.recording.type.Scaling;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * What a weight is worth in each thread group.
 *
 * @param words how values were made, to be put behind the events that were sampled
 */
record Values(double[] perWeight, long[] used, String words) {

    /** A thread that no reading of the counters saw has the mean of all others; where there is none, a weight is a value. */
    static Values of(Scaling scaling, long[] used, long[] weights) {
        return switch (scaling) {
            case NONE -> constant(1, used, "");
            case HEAP_AFTER_GC ->
                constant(
                        (double) LiveHeap.bytes()
                                / Math.max(1, Arrays.stream(weights).sum()),
                        used,
                        ", estimated: the heap in use after the last collection, shared out among the samples");
            case THREAD_CPU_TIME -> shared(used, weights, ", scaled to the CPU time of each thread group");
            case THREAD_ALLOCATED_BYTES ->
                shared(used, weights, ", scaled to the bytes that each thread group allocated");
        };
    }

    private static Values constant(double perWeight, long[] used, String words) {
        double[] all = new double[used.length];
        Arrays.fill(all, perWeight);
        return new Values(all, used, words);
    }

    private static Values shared(long[] used, long[] weights, String words) {
        long allUsed = 0;
        long allWeights = 0;
        for (int group = 0; group < used.length; group++) {
            if (used[group] > 0 && weights[group] > 0) {
                allUsed += used[group];
                allWeights += weights[group];
            }
        }
        double mean = allWeights == 0 ? 1 : (double) allUsed / allWeights;
        double[] perWeight = new double[used.length];
        for (int group = 0; group < used.length; group++) {
            perWeight[group] = used[group] > 0 && weights[group] > 0 ? (double) used[group] / weights[group] : mean;
        }
        return new Values(perWeight, used, words);
    }

    /** The value of each row. A row without samples stands for all that its group used. */
    IntToLongFunction of(SampleTable.Builder rows) {
        return row -> rows.count(row) == 0
                ? used[rows.threadGroup(row)]
                : Math.round(rows.weight(row) * perWeight[rows.threadGroup(row)]);
    }
}
