package dev.holter.benchmarks.rivals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A profiler that writes one file in JFR's format, finished when the service ends. */
final class FileExport implements Export {

    private static final double SECONDS_PER_MINUTE = 60;

    private final Path file;

    FileExport(Path file) {
        this.file = file;
    }

    @Override
    public Exported end(double seconds) throws IOException {
        if (!Files.exists(file)) {
            return new Exported(false, 0, List.of("wrote no file"));
        }
        long samples = 0;
        List<String> notes = new ArrayList<>();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                String type = event.getEventType().getName();
                if (type.equals("jdk.ExecutionSample")) {
                    samples++;
                } else if (type.equals("jdk.ActiveSetting") && "engine".equals(event.getString("name"))) {
                    notes.add("engine " + event.getString("value"));
                }
            }
        }
        notes.add(samples + " samples");
        return new Exported(samples > 0, Files.size(file) * SECONDS_PER_MINUTE / seconds, notes);
    }
}
