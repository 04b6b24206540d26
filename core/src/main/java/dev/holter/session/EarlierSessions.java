package dev.holter.session;

import dev.holter.guard.Governor;
import java.util.HashMap;
import java.util.Map;

/**
 * How tight a type's next session has to begin, by what its earlier ones cost: much of a window's cost is known only at its end, when
 * no step helps that window any more. Safe to use from any thread.
 */
final class EarlierSessions {

    /** As many times its account makes the next session begin tighter. A JVM's first session, when code is cold, costs up to twice a later one. */
    private static final double FAR_OVER = 2;

    private final Map<String, Integer> steps = new HashMap<>();

    /** The governor's step to begin with; 0 for the settings that were asked for. */
    synchronized int stepFor(String type) {
        return steps.getOrDefault(type, 0);
    }

    /**
     * Takes in a session that ran its time.
     *
     * @param began the governor's step it began with
     * @param ended the one it ended with
     * @param timesAccount what it cost, its end included, as a multiple of its account
     */
    synchronized void add(String type, int began, int ended, double timesAccount) {
        if (timesAccount > FAR_OVER) {
            steps.put(type, Math.min(ended + 1, Governor.MAX_STEP));
        } else if (timesAccount <= 1) {
            steps.put(type, Math.max(began - 1, 0));
        } else {
            steps.put(type, began);
        }
    }
}
