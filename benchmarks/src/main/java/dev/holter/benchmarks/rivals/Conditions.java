package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * Under which readings may be compared with each other.
 *
 * @param jdk of the service: its vendor and version
 * @param machine processor, number of CPUs, kernel
 * @param commit the last one that touched what is measured
 * @param rows who is measured at the same time
 */
record Conditions(String jdk, String machine, String commit, Protocol protocol, List<String> rows) {

    static Conditions of(Path jdkHome, String commit, Protocol protocol, List<Rival> rivals) throws IOException {
        return new Conditions(
                jdkOf(jdkHome),
                thisMachine(),
                commit,
                protocol,
                rivals.stream().map(Rival::name).toList());
    }

    private static String jdkOf(Path home) throws IOException {
        Properties release = new Properties();
        try (var in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        }
        return (release.getProperty("IMPLEMENTOR", "") + " " + release.getProperty("JAVA_RUNTIME_VERSION", ""))
                .replace("\"", "")
                .strip();
    }

    private static String thisMachine() {
        return ResultFile.processor() + ", " + Runtime.getRuntime().availableProcessors() + " CPUs, "
                + ResultFile.system();
    }
}
