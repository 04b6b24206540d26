package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that cannot be written to: the reason is told, and the service goes on. Below Spring, so on one Boot. */
@Tag("long")
class DirectoryTests {

    @Test
    void saysWhyWhereTheDirectoryCannotBeMade(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (RunningService shop = start(file.resolve("holter"))) {
            assertTellsWhyAndGoesOn(shop, file.toString());
        }
    }

    @Test
    void saysWhyWhereTheDirectoryIsReadOnly() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(128)) {
            Path directory = Files.createDirectory(disk.root().resolve("holter"));
            Files.setPosixFilePermissions(
                    directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
            disk.makeReadOnly();
            try (RunningService shop = start(directory)) {
                assertTellsWhyAndGoesOn(shop, directory.toString());
            }
        }
    }

    /** JFR's repository lies there, too. */
    @Test
    void goesOnWhereTheDirectoryIsDeletedInASession(@TempDir Path folder) throws Exception {
        Path directory = folder.resolve("holter");
        try (RunningService shop = start(directory);
                FaultCheck check = new FaultCheck(shop)) {
            ProfilingClient profiling = shop.profiling();
            for (boolean live : new boolean[] {false, true}) {
                JsonNode session = check.during("a deleted directory, live " + live, () -> {
                    String id = profiling.startSession("3s", live);
                    shop.awaitRecording(id);
                    Shell.run("rm", "-r", directory.toString());
                    return profiling.finished(id);
                });
                if (!session.get("state").asText().equals("COMPLETED")) {
                    assertThat(session.path("truncated").asText("")
                                    + session.path("failure").asText(""))
                            .as("the reason: %s", session)
                            .isNotEmpty();
                }
                ProfileAssertions.assertCompleted(profiling.finished(profiling.startSession("2s")));
            }
        }
    }

    private static RunningService start(Path directory) {
        return RunningService.start(Launch.shop(Boot.BOOT_4_1).warm().with("holter.directory=" + directory));
    }

    /** A start is either refused with the reason, or makes a session that failed with it. */
    private static void assertTellsWhyAndGoesOn(RunningService shop, String reason) throws Exception {
        try (FaultCheck check = new FaultCheck(shop)) {
            check.during("a directory that cannot be used", () -> {
                assertTellsWhy(shop.profiling(), reason);
                return null;
            });
        }
    }

    private static void assertTellsWhy(ProfilingClient profiling, String reason) {
        JsonNode answer = ProfilingClient.json(profiling.ask("1s"));
        if (answer.has("id")) {
            JsonNode session = profiling.finished(answer.get("id").asText());
            assertThat(session.get("state").asText()).isEqualTo("FAILED");
            assertThat(session.get("failure").asText()).contains(reason);
        } else {
            assertThat(answer.get("code").asText()).as("%s", answer).isIn("NO_SPACE", "UNSUPPORTED");
            assertThat(answer.get("detail").asText()).contains(reason);
        }
        assertThat(profiling.status().get("state").asText()).isNotEqualTo("RECORDING");
    }
}
