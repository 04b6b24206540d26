package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own for what depends on how a JVM is started: runs a main class of the tests and keeps what it prints. */
public final class OwnJvm {

    private OwnJvm() {}

    /** What the class printed, both streams, after it has ended. */
    public static String run(Class<?> main, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("own-jvm", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("it ended").isTrue();
            return Files.readString(out);
        } finally {
            process.destroyForcibly();
            Files.delete(out);
        }
    }
}
