package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the types that Holter brings, as it stands in the documentation. */
final class ProfileTypesTable {

    /** One of each stretch of JDKs whose types differ. */
    private static final List<Integer> FEATURES = List.of(17, 21, 25);

    private static final String HEAD =
            "| type | question | events and settings | value | default | cap | left out | attributed to |\n"
                    + "|---|---|---|---|---|---|---|---|\n";

    private ProfileTypesTable() {}

    static String markdown() {
        return BuiltInTypes.of(FEATURES.get(0)).stream()
                .map(type -> row(type.type().name()))
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(String name) {
        TypeDefinition latest = definition(name, FEATURES.get(FEATURES.size() - 1));
        return Stream.of(
                        "`" + name + "`",
                        latest.type().question(),
                        events(name),
                        "`" + latest.type().value() + "`, " + latest.type().unit() + scaling(latest.scaling()),
                        seconds(latest.defaultDuration()),
                        latest.cap() == null ? "`max-duration`" : seconds(latest.cap()),
                        leftOut(latest),
                        attribution(latest))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static TypeDefinition definition(String name, int feature) {
        return BuiltInTypes.of(feature).stream()
                .filter(type -> type.type().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Each event with its settings, and the first JDK that has them where not all do. */
    private static String events(String name) {
        Map<String, Integer> since = new LinkedHashMap<>();
        for (int feature : FEATURES) {
            for (EventSettings event : definition(name, feature).events()) {
                since.putIfAbsent(
                        "`" + event.event() + "`",
                        event.event().equals(MethodTracing.EVENT) ? MethodTracing.SINCE : feature);
                event.settings()
                        .forEach((setting, value) -> since.putIfAbsent(
                                "`" + event.event() + "` " + setting + "="
                                        + (value.isEmpty() ? "*none, see below*" : value),
                                feature));
            }
        }
        Map<String, Set<String>> words = new LinkedHashMap<>();
        since.forEach((line, feature) -> {
            int end = line.indexOf("` ");
            String event = end < 0 ? line : line.substring(0, end + 1);
            String setting = end < 0 ? "" : line.substring(end + 2);
            String condition = feature == FEATURES.get(0) ? "" : " (JDK " + feature + "+)";
            Set<String> ofEvent = words.computeIfAbsent(event, e -> new LinkedHashSet<>());
            if (setting.isEmpty()) {
                ofEvent.add(event + condition);
            } else {
                ofEvent.add(setting + (ofEvent.iterator().next().endsWith(condition) ? "" : condition));
            }
        });
        return words.values().stream().map(all -> String.join(" ", all)).collect(Collectors.joining("<br>"))
                + (name.equals(ProfileType.CPU.name()) ? otherSource() : "");
    }

    private static String otherSource() {
        EventSettings other = BuiltInTypes.cpuSamples(CpuSource.CPU_TIME);
        return other.settings().entrySet().stream()
                .map(setting -> " " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("", "<br>or `" + other.event() + "` (JDK 25+, `source: cpu-time`)", ""));
    }

    private static String scaling(Scaling scaling) {
        return switch (scaling) {
            case NONE -> "";
            case THREAD_CPU_TIME -> ", scaled to the CPU time of each thread group";
            case THREAD_ALLOCATED_BYTES -> ", scaled to the bytes that each thread group allocated";
            case HEAP_AFTER_GC -> ", estimated: scaled to the heap after the last collection";
        };
    }

    private static String leftOut(TypeDefinition type) {
        Set<String> all = new LinkedHashSet<>();
        type.events().forEach(event -> {
            String threshold = event.settings().get("threshold");
            if (threshold != null) {
                all.add("what took less than " + threshold);
            }
            if (event.only() == Only.PARKED_FOR_A_LOCK) {
                all.add("parks that wait for no lock of `java.util.concurrent.locks`");
            }
            if (event.event().equals("jdk.OldObjectSample")) {
                all.add(
                        "objects allocated before the session, or since its last garbage collection; what keeps objects alive");
            }
            if (event.event().equals("jdk.ObjectAllocationSample")) {
                all.add("many arrays of 16 KB to 2 MB");
            }
            if (event.event().equals("jdk.ExecutionSample")) {
                all.add("threads in native code");
            }
        });
        return all.isEmpty() ? "nothing; sampled" : String.join("; ", all);
    }

    private static String attribution(TypeDefinition type) {
        boolean lasts = type.events().stream().anyMatch(event -> event.weight().kind() == Weight.Kind.DURATION);
        if (type.scaling() == Scaling.HEAP_AFTER_GC) {
            return "the request that allocated the object";
        }
        return lasts ? "the request that the event ended in" : "the request that the thread worked for at the sample";
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
