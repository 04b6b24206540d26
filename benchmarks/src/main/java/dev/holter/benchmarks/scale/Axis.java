package dev.holter.benchmarks.scale;

import dev.holter.profile.ProfileType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What grows, while everything else stays as it is.
 *
 * @param name for the command line and the file of results
 * @param title for people
 * @param type of the windows
 * @param points what the application does at each point, by the point's name
 */
record Axis(String name, String title, ProfileType type, Map<String, Load> points) {

    private static final int VIRTUAL_SINCE = 21;
    private static final int VIRTUAL = 10_000;

    static final List<Axis> ALL = List.of(
            threads(),
            of(
                    "runnable",
                    "threads that all want a CPU",
                    ProfileType.CPU,
                    count -> Load.USUAL.threads(count).busy(),
                    1,
                    2,
                    8,
                    32,
                    128),
            of(
                    "depth",
                    "frames of a stack, two busy threads",
                    ProfileType.CPU,
                    depth -> Load.USUAL.threads(2).busy().depth(depth),
                    16,
                    64,
                    256,
                    512,
                    1_024),
            of(
                    "allocation",
                    "MB allocated a second",
                    ProfileType.ALLOCATION,
                    Load.USUAL::megabytes,
                    1,
                    10,
                    100,
                    1_000,
                    4_000),
            of(
                    "routes",
                    "routes, 1,000 requests a second",
                    ProfileType.CPU,
                    Load.USUAL::routes,
                    10,
                    100,
                    500,
                    1_000,
                    10_000));

    /** Every thread serves as often as it must so that all together serve the same. */
    private static Axis threads() {
        Axis platform =
                of("threads", "threads, 1,000 requests a second", ProfileType.CPU, Load.USUAL::threads, 10, 100, 1_000);
        Map<String, Load> points = new LinkedHashMap<>(platform.points());
        if (Runtime.version().feature() >= VIRTUAL_SINCE) {
            points.put(label(VIRTUAL) + " virtual", Load.USUAL.threads(VIRTUAL).virtual());
        }
        return new Axis(platform.name(), platform.title(), platform.type(), points);
    }

    private static Axis of(String name, String title, ProfileType type, IntFunction<Load> load, int... sizes) {
        Map<String, Load> points = new LinkedHashMap<>();
        for (int size : sizes) {
            points.put(label(size), load.apply(size));
        }
        return new Axis(name, title, type, points);
    }

    private static String label(int size) {
        return String.format(java.util.Locale.ROOT, "%,d", size);
    }

    /** The axes of these names; all where none is named. */
    static List<Axis> named(List<String> names) {
        List<Axis> chosen = new ArrayList<>(ALL);
        if (!names.isEmpty()) {
            chosen.removeIf(axis -> !names.contains(axis.name()));
        }
        if (chosen.size() < names.size()) {
            throw new IllegalArgumentException(
                    "Wanted: some of " + ALL.stream().map(Axis::name).toList() + ", but was " + names);
        }
        return chosen;
    }
}
