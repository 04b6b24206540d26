package dev.holter.benchmarks.accuracy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one profiler said of one stretch of time, in weights of its own unit. Only shares of it are compared. */
final class Stretch {

    /** Weight by the Java method at the top of the stack; native and kernel frames above it count as that method. */
    final Map<String, Double> self = new TreeMap<>();

    /** Weight by the innermost landmark on the stack. */
    final Map<String, Double> landmarks = new TreeMap<>();

    /** Weight by endpoint, of stacks with a landmark: the landmark's own of the reference, the attributed one of Holter. */
    final Map<String, Double> endpoints = new TreeMap<>();

    /** Weight of what is not compared, by the reason; and of what is told beside, by what it is. */
    final Map<String, Double> notes = new TreeMap<>();

    private final Landmarks known;

    Stretch(Landmarks known) {
        this.known = known;
    }

    /**
     * Adds a stack.
     *
     * @param frames Java methods only, outermost first, at least one
     * @param attributed the endpoint that Holter attributed it to; null where the stack alone has to tell
     */
    void add(List<String> frames, double weight, @Nullable String attributed) {
        add(self, frames.get(frames.size() - 1), weight);
        for (int i = frames.size() - 1; i >= 0; i--) {
            String endpoint = known.endpoints().get(frames.get(i));
            if (endpoint != null) {
                add(landmarks, frames.get(i), weight);
                add(endpoints, attributed == null ? endpoint : attributed, weight);
                if (attributed != null && !attributed.equals(endpoint)) {
                    note("at another endpoint than the landmark's", weight);
                }
                return;
            }
        }
        note("without a landmark", weight);
    }

    void note(String what, double weight) {
        add(notes, what, weight);
    }

    private static void add(Map<String, Double> to, String key, double weight) {
        to.merge(key, weight, Double::sum);
    }

    /** The weight that is compared. */
    double total() {
        return self.values().stream().mapToDouble(weight -> weight).sum();
    }
}
