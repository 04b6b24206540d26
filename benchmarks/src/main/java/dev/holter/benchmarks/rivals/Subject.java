package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.Launch;
import java.nio.file.Path;
import java.util.List;

/**
 * The service that everybody profiles.
 *
 * @param jdk home of its JDK
 * @param jar its jar
 * @param agents folder with the agents of others
 * @param jvm options of its JVM, the same in all rows
 */
record Subject(Path jdk, Path jar, Path agents, List<String> jvm) {

    /** How it starts without anybody's agent. */
    Launch launch(Path folder) {
        return Launch.of(jdk, jar, folder)
                .with("server.compression.enabled=true")
                .jvm(jvm.toArray(String[]::new));
    }
}
