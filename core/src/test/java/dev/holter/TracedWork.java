package dev.holter;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Methods to be traced, whose calls and time are known: each measures itself, a little inside what JFR measures. */
final class TracedWork {

    final AtomicLong slowNanos = new AtomicLong();
    final AtomicLong outerNanos = new AtomicLong();

    /** Takes about so many ms. */
    void slow(int millis) {
        long began = System.nanoTime();
        for (long left; (left = began + millis * 1_000_000L - System.nanoTime()) > 0; ) {
            LockSupport.parkNanos(left);
        }
        slowNanos.addAndGet(System.nanoTime() - began);
    }

    /** A call with two calls within it, and some time of its own. */
    void outer() {
        long began = System.nanoTime();
        slow(4);
        slow(4);
        long own = System.nanoTime() + 4_000_000;
        while (System.nanoTime() < own) {
            Thread.onSpinWait();
        }
        outerNanos.addAndGet(System.nanoTime() - began);
    }

    /** Too short for the threshold. */
    int quick(int value) {
        return value * 31 + 1;
    }

    /** Never called. */
    void idle() {
        slow(1);
    }
}
