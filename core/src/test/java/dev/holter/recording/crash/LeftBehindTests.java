package dev.holter.recording.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTests {

    private static final String TIME = "2026_11_28_23_36_25";
    private static final long GONE = 4711;

    @TempDir
    Path folder;

    @Test
    void removesRepositoriesAndCrashDumpsOfProcessesThatAreGone() throws IOException {
        List<String> stay =
                List.of("hs_err_pid42.jfr", "hs_err_pid4711.log", "hs_err_pid.jfr", "my_hs_err_pid4711.jfr");
        for (String name : stay) {
            Files.createFile(folder.resolve(name));
        }
        for (String name : List.of("hs_err_pid4711.jfr", "hs_oom_pid4711.jfr", "hs_soe_pid4711.jfr")) {
            Files.createFile(folder.resolve(name));
        }
        repository(TIME + "_4711", TIME + ".jfr", TIME + "_2.part", TIME + "_13.jfr");
        repository(TIME + "_4711x");
        repository(TIME + "_42");
        repository("20x6_11_28_23_36_25_4711");

        LeftBehind.clean(folder, pid -> pid == GONE);

        assertThat(left(folder))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                stay.stream(), Stream.of(TIME + "_4711x", TIME + "_42", "20x6_11_28_23_36_25_4711"))
                        .toList());
    }

    @Test
    void leavesWhatIsNotJfrs() throws IOException {
        Path repository = repository(TIME + "_4711", TIME + ".jfr", "notes.jfr", TIME + "_x.jfr", TIME + "_.jfr", TIME);

        LeftBehind.clean(folder, pid -> pid == GONE);

        assertThat(left(repository)).containsExactlyInAnyOrder("notes.jfr", TIME + "_x.jfr", TIME + "_.jfr", TIME);
    }

    @Test
    void removesDumpsOfSessions() throws IOException {
        for (String name : List.of("s-abc123-0.jfr", "s-.jfr", "s-ABC.jfr", "s-abc.txt", "x-abc.jfr")) {
            Files.createFile(folder.resolve(name));
        }

        LeftBehind.cleanDumps(folder);

        assertThat(left(folder)).containsExactlyInAnyOrder("s-.jfr", "s-ABC.jfr", "s-abc.txt", "x-abc.jfr");
    }

    private Path repository(String name, String... files) throws IOException {
        Path repository = Files.createDirectory(folder.resolve(name));
        for (String file : files) {
            Files.createFile(repository.resolve(file));
        }
        return repository;
    }

    private static List<String> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
