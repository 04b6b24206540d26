package dev.holter.profile;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/**
 * The samples of a profile, folded: one row for each (stack, endpoint, thread group, second, slow), with how many samples fell there
 * and what they are worth in the unit of the profile's type. Columns, not objects: bounded and fast to fold.
 */
public final class SampleTable {

    private final int size;
    private final int[] stacks;
    private final short[] endpoints;
    private final short[] threadGroups;
    private final short[] seconds;
    private final boolean[] slow;
    private final int[] counts;
    private final long[] values;
    private final List<String> endpointNames;
    private final List<String> threadGroupNames;

    private SampleTable(Builder rows, long[] values, List<String> endpointNames, List<String> threadGroupNames) {
        this.size = rows.size;
        this.stacks = Arrays.copyOf(rows.stacks, size);
        this.endpoints = Arrays.copyOf(rows.endpoints, size);
        this.threadGroups = Arrays.copyOf(rows.threadGroups, size);
        this.seconds = Arrays.copyOf(rows.seconds, size);
        this.slow = Arrays.copyOf(rows.slow, size);
        this.counts = Arrays.copyOf(rows.counts, size);
        this.values = values;
        this.endpointNames = List.copyOf(endpointNames);
        this.threadGroupNames = List.copyOf(threadGroupNames);
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** The row's stack, a leaf node of the profile's {@link StackTree}. */
    public int stack(int row) {
        return stacks[row];
    }

    /** The route template that the row's samples worked for, or {@link Endpoints#UNATTRIBUTED} or {@link Endpoints#OTHER}. */
    public String endpoint(int row) {
        return endpointNames.get(endpoints[row]);
    }

    /** The name of the row's threads with their numbers taken out. */
    public String threadGroup(int row) {
        return threadGroupNames.get(threadGroups[row]);
    }

    /** Whole seconds since the session began. */
    public int second(int row) {
        return seconds[row];
    }

    /** Whether the row's samples worked for requests that are known to be slow, see {@link EndpointRequests}. */
    public boolean slow(int row) {
        return slow[row];
    }

    /** How many samples the row stands for. */
    public int count(int row) {
        return counts[row];
    }

    /** What the row's samples are worth together, in the unit of the profile's type. */
    public long value(int row) {
        return values[row];
    }

    /** The sum of all counts. */
    public long totalCount() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** The sum of all values, in the unit of the profile's type. */
    public long totalValue() {
        return Arrays.stream(values).sum();
    }

    /** The rows that the predicate, called with row numbers, keeps. */
    public SampleTable where(IntPredicate keep) {
        Builder kept = new Builder();
        for (int row = 0; row < size; row++) {
            if (keep.test(row)) {
                kept.append(
                        stacks[row],
                        endpoints[row],
                        threadGroups[row],
                        seconds[row],
                        slow[row],
                        counts[row],
                        values[row]);
            }
        }
        return new SampleTable(kept, Arrays.copyOf(kept.weights, kept.size), endpointNames, threadGroupNames);
    }

    /** The heap bytes that the columns retain. */
    public long retainedBytes() {
        return 23L * size;
    }

    /** Folds samples into rows. Not thread-safe. */
    public static final class Builder {

        private static final int FREE = -1;

        private int size;
        private int[] stacks = new int[256];
        private short[] endpoints = new short[256];
        private short[] threadGroups = new short[256];
        private short[] seconds = new short[256];
        private boolean[] slow = new boolean[256];
        private int[] counts = new int[256];
        private long[] weights = new long[256];
        private int[] index = emptyIndex(1024);

        /** Adds {@code count} samples of a weight to the row of this key, which is created when it is new; returns the row. */
        public int add(int stack, int endpoint, int threadGroup, int second, boolean slow, int count, long weight) {
            int slot = slot(stack, (short) endpoint, (short) threadGroup, (short) second, slow);
            int row = index[slot];
            if (row != FREE) {
                counts[row] += count;
                weights[row] += weight;
                return row;
            }
            index[slot] = size;
            row = append(stack, (short) endpoint, (short) threadGroup, (short) second, slow, count, weight);
            if (size * 2 > index.length) {
                rehash();
            }
            return row;
        }

        /** The number of rows so far. */
        public int size() {
            return size;
        }

        /** How many samples the row stands for so far. */
        public int count(int row) {
            return counts[row];
        }

        /** What the row's samples weigh together so far. */
        public long weight(int row) {
            return weights[row];
        }

        /** The row's thread group, as it was added. */
        public int threadGroup(int row) {
            return threadGroups[row];
        }

        /** The table, with the value of each row, called with row numbers, and the names behind the numbers. */
        public SampleTable build(IntToLongFunction value, List<String> endpointNames, List<String> threadGroupNames) {
            long[] values = new long[size];
            for (int row = 0; row < size; row++) {
                values[row] = value.applyAsLong(row);
            }
            return new SampleTable(this, values, endpointNames, threadGroupNames);
        }

        private int append(
                int stack, short endpoint, short threadGroup, short second, boolean isSlow, int count, long weight) {
            if (size == stacks.length) {
                grow();
            }
            stacks[size] = stack;
            endpoints[size] = endpoint;
            threadGroups[size] = threadGroup;
            seconds[size] = second;
            slow[size] = isSlow;
            counts[size] = count;
            weights[size] = weight;
            return size++;
        }

        private void grow() {
            int length = size * 2;
            stacks = Arrays.copyOf(stacks, length);
            endpoints = Arrays.copyOf(endpoints, length);
            threadGroups = Arrays.copyOf(threadGroups, length);
            seconds = Arrays.copyOf(seconds, length);
            slow = Arrays.copyOf(slow, length);
            counts = Arrays.copyOf(counts, length);
            weights = Arrays.copyOf(weights, length);
        }

        private int slot(int stack, short endpoint, short threadGroup, short second, boolean isSlow) {
            int mask = index.length - 1;
            long key = ((long) stack << 32)
                    ^ ((long) endpoint << 24)
                    ^ ((long) threadGroup << 12)
                    ^ second
                    ^ (isSlow ? 1L << 11 : 0);
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
            while (index[slot] != FREE && !matches(index[slot], stack, endpoint, threadGroup, second, isSlow)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private boolean matches(int row, int stack, short endpoint, short threadGroup, short second, boolean isSlow) {
            return stacks[row] == stack
                    && endpoints[row] == endpoint
                    && threadGroups[row] == threadGroup
                    && seconds[row] == second
                    && slow[row] == isSlow;
        }

        private void rehash() {
            index = emptyIndex(index.length * 2);
            for (int row = 0; row < size; row++) {
                index[slot(stacks[row], endpoints[row], threadGroups[row], seconds[row], slow[row])] = row;
            }
        }

        private static int[] emptyIndex(int length) {
            int[] index = new int[length];
            Arrays.fill(index, FREE);
            return index;
        }
    }
}
