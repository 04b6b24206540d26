package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Under which readings may be compared with each other.
 *
 * @param jdk of the service: its vendor and version
 * @param machine processor, number of CPUs, kernel
 * @param commit the last one that touched what is measured
 */
record Conditions(String jdk, String machine, String commit, Protocol protocol) {

    static Conditions of(Path jdkHome, String commit, Protocol protocol) throws IOException {
        return new Conditions(jdkOf(jdkHome), thisMachine(), commit, protocol);
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

    private static String thisMachine() throws IOException {
        return ResultFile.processor() + ", " + Runtime.getRuntime().availableProcessors() + " CPUs, "
                + ResultFile.system();
    }
}
