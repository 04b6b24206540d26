package dev.holter.attribution;

/**
 * Scopes by thread, then start, then end backwards, so that a scope comes before those inside it. A stable merge sort of numbers:
 * sorting objects by comparators took most of the time and memory that a window's join needs. JFR writes the scopes of a thread in
 * the order of their ends, so whole stretches are in order already and are only looked at.
 */
final class ScopeOrder {

    private final long[] threads;
    private final long[] starts;
    private final long[] ends;
    private final int[] order;
    private final int[] spare;

    ScopeOrder(long[] threads, long[] starts, long[] ends, int size) {
        this.threads = threads;
        this.starts = starts;
        this.ends = ends;
        this.order = new int[size];
        this.spare = new int[size];
    }

    /** The positions of the scopes in their order. */
    int[] sorted() {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        sort(0, order.length);
        return order;
    }

    private void sort(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        if (isAfter(order[middle - 1], order[middle])) {
            merge(from, middle, to);
        }
    }

    private void merge(int from, int middle, int to) {
        System.arraycopy(order, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            order[at] = right < to && isAfter(spare[left], order[right]) ? order[right++] : spare[left++];
        }
    }

    private boolean isAfter(int a, int b) {
        if (threads[a] != threads[b]) {
            return threads[a] > threads[b];
        }
        return starts[a] != starts[b] ? starts[a] > starts[b] : ends[a] < ends[b];
    }
}
