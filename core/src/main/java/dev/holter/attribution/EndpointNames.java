package dev.holter.attribution;

import dev.holter.profile.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * Numbers for endpoint names, bounded: names beyond the cap share the number of {@link Endpoints#OTHER}. Number 0 is
 * {@link Endpoints#UNATTRIBUTED}. Numbers are cheaper to write than
 * strings. Safe to use from any thread.
 */
public final class EndpointNames {

    /** The number of {@link Endpoints#UNATTRIBUTED}. */
    public static final int UNATTRIBUTED = 0;

    private static final int OTHER = 1;

    /** How many different endpoints are told apart. A service has tens of routes; thousands are a mistake. */
    public static final int MAX_ENDPOINTS = 500;

    private static final int MAX_LENGTH = 200;

    private final List<String> names = new CopyOnWriteArrayList<>(List.of(Endpoints.UNATTRIBUTED, Endpoints.OTHER));
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final LongAdder overflowed = new LongAdder();

    /** The number of this name; a name is cut at 200 characters. */
    public int number(String name) {
        Integer known = numbers.get(name);
        return known != null ? known : append(name);
    }

    private synchronized int append(String name) {
        String kept = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "…";
        Integer known = numbers.get(kept);
        if (known != null) {
            return known;
        }
        if (numbers.size() >= MAX_ENDPOINTS) {
            overflowed.increment();
            return OTHER;
        }
        names.add(kept);
        numbers.put(kept, names.size() - 1);
        return names.size() - 1;
    }

    /** The names by their numbers. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** How many times a name was beyond the cap. */
    public long overflowed() {
        return overflowed.sum();
    }
}
