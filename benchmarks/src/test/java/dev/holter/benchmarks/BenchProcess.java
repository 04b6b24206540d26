package dev.holter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A bench in a process of its own, with the class path of the tests. */
public final class BenchProcess {

    private BenchProcess() {}

    /** What the bench said; fails where it is not over in time, or ends with anything but 0. */
    public static String run(Class<?> bench, Duration atMost, Path log, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                bench.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            String said = Files.readString(log);
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
