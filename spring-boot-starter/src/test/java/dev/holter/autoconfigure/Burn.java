package dev.holter.autoconfigure;

import java.util.concurrent.TimeUnit;

/** CPU time to be found again in a profile. */
final class Burn {

    private Burn() {}

    static String cpu(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return "burnt on " + Thread.currentThread();
    }
}
