package dev.holter.benchmarks.accuracy;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The options of this JVM that change how code is compiled and looked at. A shop that it starts gets the same. */
final class JvmOptions {

    private JvmOptions() {}

    static List<String> own() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .toList();
    }
}
