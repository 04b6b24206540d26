package dev.holter.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much something grows. */
final class Growth {

    private Growth() {}

    /**
     * By session: the median of the slopes between any two looks, which no single look can move (Theil and Sen).
     *
     * @param looks what was found after so many sessions; two at least
     */
    static double bySession(Map<Integer, Long> looks) {
        List<Double> slopes = new ArrayList<>();
        looks.forEach((from, before) -> looks.forEach((to, after) -> {
            if (from < to) {
                slopes.add((double) (after - before) / (to - from));
            }
        }));
        slopes.sort(null);
        return slopes.get(slopes.size() / 2);
    }
}
