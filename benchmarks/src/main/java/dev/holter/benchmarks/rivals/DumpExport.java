package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.RunningService;
import java.io.IOException;
import java.nio.file.Path;

/** A recording of JFR's, dumped into a file at the end of the stretch. */
final class DumpExport implements Export {

    /** Its name in the service's JVM. */
    static final String RECORDING = "rival";

    private final Path file;
    private final FileExport written;
    private final long begun = System.nanoTime();
    private double seconds = 1;

    DumpExport(Path file) {
        this.file = file;
        this.written = new FileExport(file);
    }

    @Override
    public void endStretch(RunningService service) throws IOException, InterruptedException {
        service.memory().jcmd("JFR.dump", "name=" + RECORDING, "filename=" + file);
        seconds = (System.nanoTime() - begun) / 1e9;
    }

    /** The file was written before the end: per minute until then. */
    @Override
    public Exported end(double secondsOfService) throws IOException {
        return written.end(seconds);
    }
}
