package dev.holter.benchmarks.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured, by the names of the budgets. */
final class Readings {

    private final Map<String, List<Double>> byName = new LinkedHashMap<>();

    void add(String name, double value) {
        byName.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
    }

    void addAll(Readings others) {
        others.byName.forEach((name, values) -> values.forEach(value -> add(name, value)));
    }

    /** All readings of one thing; empty where it was not measured. */
    List<Double> of(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** What was measured. */
    Set<String> names() {
        return byName.keySet();
    }
}
