package dev.holter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether {@code ./bench} passes what its programs want: each is started for real, and ends because a jar is not where it was said to be. */
class BenchScriptTests {

    private static final String NO_JAR = "nowhere.jar";

    /** Starts what the script starts, but with the classes of this build, and without the jars of others. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            arguments=()
            for argument in "$@"; do
                case "$argument" in
                    */benchmarks.jar) argument=$CLASSES ;;
                    */shop.jar | */async-profiler.jar) argument=%s ;;
                esac
                arguments+=("$argument")
            done
            exec "$REAL_JAVA" "${arguments[@]}"
            """.formatted(NO_JAR);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"worst trace", "accuracy known 2 execution 1", "accuracy shop 150 execution 1"})
    void passesWhatTheProgramWants(String call) throws Exception {
        executable("jdk/bin/java", JAVA);
        Path mvn = executable("tools/mvn", "#!/usr/bin/env bash\n");
        List<String> command = Stream.concat(Stream.of("bash", "../bench"), Stream.of(call.split(" ")))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("PATH", mvn.getParent() + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        builder.environment()
                .put(
                        "REAL_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isEqualTo(1);
        assertThat(printed).contains(NO_JAR).doesNotContain("Wanted:");
    }

    private Path executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
