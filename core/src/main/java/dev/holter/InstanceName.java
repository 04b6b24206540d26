package dev.holter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The name of this instance where none is configured. Asks files and the environment, never DNS, which can hang. */
final class InstanceName {

    private static final List<Path> HOST_NAME_FILES =
            List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));
    private static final List<Path> CONTAINER_MARKS = List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    private InstanceName() {}

    static String ofThisProcess() {
        String host = host();
        return isContainer() ? host : host + "-" + ProcessHandle.current().pid();
    }

    /** The host's name, as far as it says. */
    static String host() {
        String fromEnvironment = System.getenv("HOSTNAME");
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return fromEnvironment.strip();
        }
        for (Path file : HOST_NAME_FILES) {
            try {
                String name = Files.readString(file).strip();
                if (!name.isEmpty()) {
                    return name;
                }
            } catch (IOException e) {
                // the next one, or the fallback
            }
        }
        return "localhost";
    }

    private static boolean isContainer() {
        return System.getenv("KUBERNETES_SERVICE_HOST") != null
                || CONTAINER_MARKS.stream().anyMatch(Files::exists);
    }
}
