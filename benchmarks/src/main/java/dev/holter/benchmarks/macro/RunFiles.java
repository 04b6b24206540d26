package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The folder in which every run is kept, one file each. A file is written anew after each start, so that a run can be resumed. */
final class RunFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    RunFiles(Path folder) {
        this.folder = folder;
    }

    /** The latest run of the same kind on the same machine, JDK, commit and protocol. */
    Optional<Run> latest(Run like) throws IOException {
        for (Path file : newestFirst(end(like))) {
            JsonNode kept = JSON.readTree(file.toFile());
            // What another commit wrote may have another form.
            if (kept.path("commit").asText().equals(like.commit())) {
                Run run = JSON.treeToValue(kept, Run.class);
                if (run.continues(like)) {
                    return Optional.of(run);
                }
            }
        }
        return Optional.empty();
    }

    /** The latest complete run of a kind on a JDK, whatever its machine, commit and protocol; its readings judged anew. */
    Optional<Run> latestComplete(Kind kind, int feature) throws IOException {
        for (Path file : newestFirst(end(feature, kind))) {
            JsonNode kept = JSON.readTree(file.toFile());
            ((ObjectNode) kept).putNull("result");
            try {
                Run run = JSON.treeToValue(kept, Run.class);
                if (run.isComplete()) {
                    return Optional.of(run.judged());
                }
            } catch (JsonProcessingException e) {
                // another commit's, with other readings
            }
        }
        return Optional.empty();
    }

    /** Writes it in whole or not at all; where to. */
    Path write(Run run) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("macro-" + run.at().replace(":", "") + end(run));
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        JSON.writeValue(unfinished.toFile(), run);
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Set<Path> newestFirst(String end) throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "macro-*" + end)) {
            found.forEach(files::add);
        }
        return files.descendingSet();
    }

    private static String end(Run run) {
        return end(run.machine().feature(), run.kind());
    }

    private static String end(int feature, Kind kind) {
        return "-jdk" + feature + "-" + kind.name() + ".json";
    }
}
