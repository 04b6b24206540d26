package dev.holter.benchmarks.reference;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** async-profiler in another JVM, or in this one where it allows that it attaches to itself. It is loaded once and stays. */
public final class AsyncProfiler {

    /** As many samples as Holter takes by default, so that chance does the same to both. */
    private static final String INTERVAL = "20ms";

    /** Not SIGPROF, which the JDK's own sampler of CPU time takes: a late signal of one would reach the other. */
    private static final String SIGNAL = "40";

    private static final String COLLAPSED = "collapsed,threads,ann,dot";

    private static final Duration PROBE = Duration.ofSeconds(2);

    private final Path library;
    private final long pid;
    private final Path directory;
    private int stretches;

    /** @param directory where the stacks are kept */
    public AsyncProfiler(Path library, long pid, Path directory) {
        this.library = library.toAbsolutePath();
        this.pid = pid;
        this.directory = directory.toAbsolutePath();
    }

    /** Where the stacks are kept. */
    public Path directory() {
        return directory;
    }

    /** Which engine takes the samples of {@code event=cpu} here: perf events where the kernel allows them, else a timer. */
    public String engine() throws IOException, InterruptedException {
        Path recording = directory.resolve("probe.jfr");
        execute("start,event=cpu,signal=" + SIGNAL + ",interval=" + INTERVAL + ",jfr,file=" + recording);
        Thread.sleep(PROBE.toMillis());
        execute("stop,file=" + recording);
        String engine = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ActiveSetting"))
                .filter(event -> event.getString("name").equals("engine"))
                .map((RecordedEvent event) -> event.getString("value"))
                .findFirst()
                .orElse("unknown");
        Files.delete(recording);
        return engine;
    }

    /** Samples as often as Holter does by default. */
    public void start() throws IOException {
        start(INTERVAL);
    }

    /** @param interval CPU time between two samples, in the profiler's words, for example 1ms */
    public void start(String interval) throws IOException {
        execute("start,event=cpu,signal=" + SIGNAL + ",interval=" + interval + "," + COLLAPSED);
    }

    /** Ends the stretch; its collapsed stacks, which stay in the directory for who wants to look. */
    public String stop() throws IOException {
        Path stacks = directory.resolve("reference-" + ++stretches + ".collapsed");
        execute("stop," + COLLAPSED + ",file=" + stacks);
        return Files.readString(stacks);
    }

    private void execute(String command) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            try {
                jvm.loadAgentPath(library.toString(), command);
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IOException("async-profiler did not take '" + command + "' in process " + pid + ": " + e, e);
        }
    }
}
