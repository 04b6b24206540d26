package dev.holter.recording;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * When JFR looks at stacks in a tightened session of live objects. It walks a stack at each new allocation buffer of any thread, and no
 * setting makes that rarer; so in each round of 2^step slots it looks in one only, which is chosen by chance, lest anything that the service
 * repeats is in step with it. What was allocated in the others has no stack and is left out. All times are {@code System.nanoTime()}.
 */
final class StackPauses {

    private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private int slots = 1;
    private long since;
    private long round = -1;
    private int chosen;
    private boolean looking = true;

    /** From now on by this step. */
    void tightened(int step, long now) {
        slots = 1 << step;
        since = now;
        round = -1;
    }

    /** Whether JFR has to look now. */
    boolean isLookDue(long now) {
        long slot = (now - since) / SLOT_NANOS;
        if (slot / slots != round) {
            round = slot / slots;
            chosen = ThreadLocalRandom.current().nextInt(slots);
        }
        return slot % slots == chosen;
    }

    /** Whether JFR looks. */
    boolean isLooking() {
        return looking;
    }

    void looking(boolean looking) {
        this.looking = looking;
    }

    /** To be put behind the settings; empty where it always looks. */
    String words() {
        return slots == 1 ? "" : ", stacks looked at in 1 of " + slots + " half seconds";
    }
}
