package dev.holter.samples.shop;

import java.util.Arrays;

/** What is in stock. It makes the mistake that it is there to show: one lock for all items, held during a slow write. */
final class Inventory {

    static final int ITEMS = 100;
    private static final int FULL = 1_000;

    /** How long the pretended write takes. Long enough that a few requests at once wait for more than 10 ms. */
    private static final long WRITE_MILLIS = 6;

    private final Object lock = new Object();
    private final int[] left = new int[ITEMS + 1];

    Inventory() {
        Arrays.fill(left, FULL);
    }

    /** Takes one of this item, and restocks it when none is left. Returns how many are left. */
    int reserve(int item) throws InterruptedException {
        synchronized (lock) {
            Thread.sleep(WRITE_MILLIS);
            left[item] = left[item] == 0 ? FULL : left[item] - 1;
            return left[item];
        }
    }
}
