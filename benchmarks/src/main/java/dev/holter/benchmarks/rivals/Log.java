package dev.holter.benchmarks.rivals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** All readings ever, one a line, in a file that is only appended to: what a run goes on from. */
final class Log {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    Log(Path file) {
        this.file = file;
    }

    void append(Reading reading) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, json.writeValueAsString(reading) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The readings that were taken under these conditions, oldest first. */
    List<Reading> readings(Conditions conditions) throws IOException {
        List<Reading> readings = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Reading reading = parse(line);
                if (reading.conditions().equals(conditions)) {
                    readings.add(reading);
                }
            }
        }
        return readings;
    }

    private Reading parse(String line) throws IOException {
        try {
            return json.readValue(line, Reading.class);
        } catch (JsonProcessingException e) {
            throw new IOException("A line of " + file + " is not a reading: " + line, e);
        }
    }
}
