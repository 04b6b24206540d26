package dev.holter.attribution;

import dev.holter.profile.Endpoints;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Numbers for endpoint names, bounded: names beyond the cap share the number of {@link Endpoints#OTHER}. The names that are no
 * route templates have numbers of their own, beside the cap. Numbers are cheaper to write than strings. Safe to use from any
 * thread.
 */
public final class EndpointNames {

    /** The number of {@link Endpoints#UNATTRIBUTED}. */
    public static final int UNATTRIBUTED = 0;

    /** The number of {@link Endpoints#OTHER}. */
    static final int OTHER = 1;

    /** The number of {@link Endpoints#NO_ROUTE}. */
    static final int NO_ROUTE = 2;

    /** The number of {@link Endpoints#UNATTRIBUTED_REACTIVE}. */
    private static final int UNATTRIBUTED_REACTIVE = 3;

    /** By their numbers. */
    private static final List<String> RESERVED = Endpoints.NONE;

    /** How many different endpoints are told apart. A service has tens of routes; thousands are a mistake. */
    public static final int MAX_ENDPOINTS = 500;

    /** How many endpoints beyond the cap are counted; of more, only that there are more is known. */
    public static final int MAX_FOLDED = 10_000;

    private static final int MAX_LENGTH = 200;

    private final List<String> names = new CopyOnWriteArrayList<>(RESERVED);
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    /** Hashes of the names beyond the cap: they are kept to be counted, and the names could be long. */
    private final Set<Integer> folded = ConcurrentHashMap.newKeySet();

    private volatile boolean reactiveLost;

    public EndpointNames() {
        for (int number = 0; number < RESERVED.size(); number++) {
            numbers.put(RESERVED.get(number), number);
        }
    }

    /** The number of this name; a name is cut at 200 characters. */
    public int number(String name) {
        String kept = name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH) + "…";
        Integer known = numbers.get(kept);
        if (known != null) {
            return known;
        }
        return isFull() ? fold(kept) : append(kept);
    }

    /**
     * The number for a sample that belongs to no request.
     *
     * @param reactive whether it was taken in a reactive pipeline
     */
    public int unattributed(boolean reactive) {
        return reactive && reactiveLost ? UNATTRIBUTED_REACTIVE : UNATTRIBUTED;
    }

    /** Whether it has to be looked at where a sample that belongs to no request was taken. */
    public boolean isReactiveLost() {
        return reactiveLost;
    }

    void reactiveLost(boolean reactiveLost) {
        this.reactiveLost = reactiveLost;
    }

    private synchronized int append(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (isFull()) {
            return fold(name);
        }
        names.add(name);
        numbers.put(name, names.size() - 1);
        return names.size() - 1;
    }

    private boolean isFull() {
        return numbers.size() >= MAX_ENDPOINTS + RESERVED.size();
    }

    private int fold(String name) {
        if (folded.size() < MAX_FOLDED) {
            folded.add(name.hashCode());
        }
        return OTHER;
    }

    /** The names by their numbers. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** How many endpoints are told apart so far, at most {@link #MAX_ENDPOINTS}. */
    public int size() {
        return names.size() - RESERVED.size();
    }

    /** How many endpoints beyond the cap were counted as {@link Endpoints#OTHER}; stops at about {@link #MAX_FOLDED}. */
    public int folded() {
        return folded.size();
    }
}
