package dev.holter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhBenchTests {

    @TempDir
    Path folder;

    @Test
    void keepsEveryIterationWithItsConditions() throws Exception {
        JmhBench.main(new String[] {
            folder.toString(),
            "0123abc",
            "offNothing",
            "-p",
            "sessions=never",
            "-f",
            "0",
            "-wi",
            "0",
            "-i",
            "3",
            "-r",
            "20ms"
        });
        assertThat(folder.toFile().listFiles()).singleElement().satisfies(file -> {
            JsonNode kept = json(file);
            assertThat(file.getName())
                    .startsWith("jmh-")
                    .endsWith("-jdk" + Runtime.version().feature() + ".json");
            assertThat(kept.path("commit").asText()).isEqualTo("0123abc");
            assertThat(kept.path("jdk").asText()).contains(Runtime.version().toString());
            assertThat(kept.path("processor").asText()).isNotEmpty();
            JsonNode benchmark = kept.path("benchmarks").path(0);
            assertThat(benchmark.path("benchmark").asText()).endsWith("RequestScopeBenchmark.offNothing");
            assertThat(benchmark.path("parameters").path("sessions").asText()).isEqualTo("never");
            assertThat(benchmark.path("forks").path(0)).hasSize(3).allMatch(score -> score.asDouble() > 0);
        });
    }

    private static JsonNode json(File file) throws java.io.IOException {
        return new ObjectMapper().readTree(file);
    }
}
