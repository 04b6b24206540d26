package dev.holter.endtoend;

import static dev.holter.endtoend.ProfilingClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A JVM that dies in the middle of a session: the next one on this host does not record that type again by itself. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sends signals")
@Tag("long")
class CrashTests {

    /** Once with a folder that is named, once with the default one, whose name carries the process id. */
    @ParameterizedTest
    @CsvSource({"KILL, holter.directory=dumps", "SEGV, holter.service=shop"})
    void theTypeStaysQuarantinedUntilAnOperatorClearsIt(String signal, String property) throws Exception {
        Launch launch = Launch.shop(Boot.BOOT_4_1).with(property);
        dieInASession(launch, signal);

        try (RunningService shop = RunningService.start(launch)) {
            ProfilingClient profiling = shop.profiling();
            assertThat(code(profiling.ask("1s"))).isEqualTo("409 QUARANTINED");
            JsonNode quarantined = profiling.status().get("quarantined");
            assertThat(quarantined).hasSize(1);
            assertThat(quarantined.get(0).get("type").asText()).isEqualTo("cpu");
            HttpResponse<String> other =
                    profiling.post("operator", "", "{\"type\":\"allocation\",\"duration\":\"1s\"}");
            assertThat(other.statusCode()).as("another type: %s", other.body()).isEqualTo(202);
            profiling.finished(ProfilingClient.json(other).get("id").asText());

            assertThat(clear(profiling, "viewer")).isEqualTo(403);
            assertThat(clear(profiling, "operator")).isEqualTo(200);
            assertThat(clear(profiling, "operator")).as("again").isEqualTo(404);
            assertThat(profiling
                            .finished(profiling.startSession("1s"))
                            .get("state")
                            .asText())
                    .isEqualTo("COMPLETED");

            assertThat(shop.terminate()).isEqualTo(143);
            assertThat(filesIn(shop.home()))
                    .as("what the JVM itself says of its end is all that is left")
                    .allMatch(name -> name.matches("log\\.txt|hs_err_pid\\d+\\.log|core.*|hsperfdata.*|\\.java_pid.*"));
        }
    }

    /** Not closed: the next process needs its files. */
    private static void dieInASession(Launch launch, String signal) throws Exception {
        RunningService shop = RunningService.start(launch);
        String id = shop.profiling().startSession("30s");
        shop.awaitRecording(id);
        shop.dieOf(signal);
    }

    private static int clear(ProfilingClient profiling, String user) {
        return profiling
                .post(user, "/quarantine", "{\"type\":\"cpu\",\"reason\":\"it was the kernel\"}")
                .statusCode();
    }

    /** The names of all files that Spring did not make. */
    private static List<String> filesIn(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
