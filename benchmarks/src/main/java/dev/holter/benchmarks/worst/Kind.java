package dev.holter.benchmarks.worst;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of session.
 *
 * @param type its name
 * @param live whether somebody watches
 */
record Kind(String type, boolean live) {

    private static final String HEAP = "heap";
    private static final List<String> TYPES = List.of("cpu", "allocation", HEAP, "lock", "wait", "trace");

    /** All there are; live objects cannot be watched. */
    static List<Kind> all() {
        List<Kind> kinds = new ArrayList<>();
        for (String type : TYPES) {
            kinds.add(new Kind(type, false));
            if (!type.equals(HEAP)) {
                kinds.add(new Kind(type, true));
            }
        }
        return kinds;
    }

    /** Those of these types; all where none is named. */
    static List<Kind> of(List<String> types) {
        if (!TYPES.containsAll(types)) {
            throw new IllegalArgumentException("Wanted: some of " + TYPES + ", but was " + types);
        }
        return all().stream()
                .filter(kind -> types.isEmpty() || types.contains(kind.type))
                .toList();
    }

    String body(int seconds) {
        return "{\"type\":\"" + type + "\",\"live\":" + live + ",\"duration\":\"" + seconds + "s\"}";
    }

    @Override
    public String toString() {
        return type + (live ? ", live" : "");
    }
}
