package dev.holter.recording.fold;

import dev.holter.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for thread groups: thread names with their numbers taken out. Bounded. Not thread-safe. */
final class ThreadGroups {

    /** The group of all virtual threads, whose CPU time is that of their carriers. */
    static final String VIRTUAL = "virtual threads";

    private static final int MAX_GROUPS = 1_000;

    /** How many thread names are kept with their group, which is asked for with each sample. */
    private static final int MAX_THREADS = 10_000;

    private static final String OTHER = "other threads";

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> ofThreads = new HashMap<>();

    /** The number of the group that a thread of this name belongs to. */
    int ofThread(String threadName) {
        Integer known = ofThreads.get(threadName);
        if (known != null) {
            return known;
        }
        int group = number(threadName.isEmpty() ? "(unnamed)" : withoutNumbers(threadName));
        if (ofThreads.size() < MAX_THREADS) {
            ofThreads.put(threadName, group);
        }
        return group;
    }

    /** The number of the group of this name. */
    int number(String groupName) {
        Integer known = numbers.get(groupName);
        if (known != null) {
            return known;
        }
        if (names.size() >= MAX_GROUPS) {
            return numbers.computeIfAbsent(OTHER, this::append);
        }
        numbers.put(groupName, names.size());
        names.add(groupName);
        return names.size() - 1;
    }

    /** The names by their numbers. */
    List<String> names() {
        return names;
    }

    /** A {@code #} in the place of each number. */
    private static String withoutNumbers(String name) {
        StringBuilder group = new StringBuilder(name.length());
        boolean inNumber = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = Texts.isDigit(c);
            if (!digit || !inNumber) {
                group.append(digit ? '#' : c);
            }
            inNumber = digit;
        }
        return group.toString();
    }

    private int append(String name) {
        names.add(name);
        return names.size() - 1;
    }
}
