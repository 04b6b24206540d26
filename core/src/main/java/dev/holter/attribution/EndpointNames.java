package dev.holter.attribution;

import dev.holter.profile.Endpoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for endpoint names, bounded: names beyond the cap share the number of {@link Endpoints#OTHER}. Number 0 is
 * {@link Endpoints#UNATTRIBUTED}. Not thread-safe.
 */
public final class EndpointNames {

    /** The number of {@link Endpoints#UNATTRIBUTED}. */
    public static final int UNATTRIBUTED = 0;

    private static final int OTHER = 1;

    /** How many different endpoints one profile tells apart. A service has tens of routes; thousands are a mistake. */
    public static final int MAX_ENDPOINTS = 500;

    private final List<String> names = new ArrayList<>(List.of(Endpoints.UNATTRIBUTED, Endpoints.OTHER));
    private final Map<String, Integer> numbers = new HashMap<>();
    private long overflowed;

    /** The number of this name. */
    public int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (numbers.size() >= MAX_ENDPOINTS) {
            overflowed++;
            return OTHER;
        }
        names.add(name);
        numbers.put(name, names.size() - 1);
        return names.size() - 1;
    }

    /** The names by their numbers. */
    public List<String> names() {
        return names;
    }

    /** How many times a name was beyond the cap. */
    public long overflowed() {
        return overflowed;
    }
}
