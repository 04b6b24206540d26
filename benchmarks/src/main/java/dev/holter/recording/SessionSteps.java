package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
import dev.holter.profile.ProfileType;
import dev.holter.recording.crash.Breadcrumbs;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;

/**
 * What the steps of a session of the type {@code cpu} cost: the CPU time of the thread that takes them and of JFR's, while two
 * threads serve requests. What is dumped was sampled ten times as often as by default for a tenth of the time: about as many samples as a window has. Used by one thread.
 */
public final class SessionSteps implements AutoCloseable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration RECORDED = Duration.ofSeconds(1);
    private static final String PERIOD = "2 ms";

    private final RequestScopes scopes = new RequestScopes();
    private final PrivateDirectory directory;
    private final JdkFlightRecorder jfr;
    private final DumpWriter writer = new DumpWriter(new OwnRecordings());
    private final Path dump;
    private final ThreadClocks clocks = ThreadClocks.of(ProcessHandle.current().pid());
    private final BusyDump.BusyThreads busy = new BusyDump.BusyThreads(scopes, 2, BusyDump.WORK);

    /** CPU time of each step, ms. */
    public record Cost(double start, double stop, double dump, double parse) {}

    /** @param folder for files; made if it is not there */
    public SessionSteps(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.dump = folder.resolve("steps.jfr");
        this.directory = new PrivateDirectory(folder.resolve("private"));
        this.jfr = new JdkFlightRecorder(
                directory, scopes, new Breadcrumbs(directory.path(), directory::ensure, "benchmark"));
        TypeDefinition cpu = TypeCatalog.builtIn().find(ProfileType.CPU.name()).orElseThrow();
        jfr.initialise(cpu, () -> true);
        busy.start();
    }

    /** Takes each step once. */
    public Cost measure() throws IOException {
        RecordingPlan plan = HolterFold.plan(SESSION);
        double begun = millis();
        ActiveRecording active = jfr.recorder().start(plan);
        double started = millis();
        active.close();
        double stopped = millis();
        double dumped = dump(plan);
        double before = millis();
        HolterFold.fold(dump);
        double parsed = millis() - before;
        Files.delete(dump);
        return new Cost(started - begun, stopped - started, dumped, parsed);
    }

    private double dump(RecordingPlan plan) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(WindowRecorder.settings(plan));
        settings.put("jdk.ExecutionSample#period", PERIOD);
        try (Recording recording = new Recording(settings)) {
            recording.setToDisk(false);
            recording.start();
            scopes.startCollecting();
            WindowMark.write();
            LockSupport.parkNanos(RECORDED.toNanos());
            scopes.stopCollecting();
            double before = millis();
            writer.write(recording, dump);
            return millis() - before;
        }
    }

    /** CPU time of this thread and of JFR's, ms. */
    private double millis() {
        long jfrs = clocks.nanos().getOrDefault(ThreadKind.JFR, 0L);
        return (double) (jfrs + THREADS.getCurrentThreadCpuTime()) / TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public void close() {
        busy.close();
        jfr.close();
        directory.close();
    }
}
