package dev.holter.endtoend;

import static dev.holter.endtoend.ProfilingClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartAndEndTests {

    private static final int SIGTERM = 128 + 15;

    @ParameterizedTest
    @EnumSource(Boot.class)
    void recordsFromTheStartAndLeavesNothingAtTheEnd(Boot boot) throws Exception {
        try (RunningService shop = RunningService.startUnprepared(Launch.shop(boot))) {
            ProfilingClient profiling = shop.profiling();
            HttpResponse<String> first = profiling.ask("30s");
            while (first.statusCode() != 202) {
                assertThat(code(first)).isEqualTo("503 STARTING");
                assertThat(first.headers().firstValue("Retry-After")).contains("1");
                first = profiling.ask("30s");
            }
            String id = ProfilingClient.json(first).get("id").asText();
            assertThat(profiling.session(id).get("state").asText()).isEqualTo("RUNNING");
            assertThat(holterFolders(shop)).as("there while it records").isNotEmpty();

            long before = System.nanoTime();
            assertThat(shop.terminate()).isEqualTo(SIGTERM);
            System.out.printf("%s: ended %d ms after SIGTERM%n", boot, (System.nanoTime() - before) / 1_000_000);
            assertThat(holterFolders(shop)).isEmpty();
            assertThat(shop.warnings()).isEmpty();
        }
    }

    private static List<Path> holterFolders(RunningService shop) throws IOException {
        try (Stream<Path> files = Files.list(shop.temporaryFolder())) {
            return files.filter(path -> path.getFileName().toString().startsWith("holter-"))
                    .toList();
        }
    }
}
