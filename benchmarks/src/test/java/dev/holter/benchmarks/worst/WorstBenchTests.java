package dev.holter.benchmarks.worst;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.benchmarks.BenchProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench runs, in a process of its own as it does, and what it writes is whole. What it measures here says nothing. */
@Tag("long")
class WorstBenchTests {

    private static final Duration AT_MOST = Duration.ofSeconds(180);

    @TempDir
    Path folder;

    @Test
    void keepsWhatSessionsCostAndWhatWasDoneAboutIt() throws Exception {
        String said = BenchProcess.run(
                WorstBench.class,
                AT_MOST,
                folder.resolve("log.txt"),
                "../samples/shop/target/shop.jar",
                folder.toString(),
                "0000000",
                "2",
                "2",
                "1",
                "lock");
        assertThat(said).contains("| 1 × lock | ").contains("| 1 × lock, live | ");

        JsonNode results = new ObjectMapper()
                .readTree(folder.resolve("worst-jdk" + Runtime.version().feature() + ".json")
                        .toFile());
        assertThat(results.at("/lock/sessions")).isNotEmpty().allSatisfy(session -> {
            assertThat(session.path("overheadAsTold").asDouble()).isPositive();
            assertThat(session.path("profilerThreadsFromOutside").asDouble()).isPositive();
            assertThat(session.path("cpuMillisPerRequestOn").asDouble()).isPositive();
            assertThat(session.path("answered").asLong()).isPositive();
            assertThat(session.path("failed").asLong()).isZero();
            assertThat(session.at("/told/samples").asLong()).isPositive();
            assertThat(session.at("/breaker/state").asText()).isNotEmpty();
        });
    }
}
