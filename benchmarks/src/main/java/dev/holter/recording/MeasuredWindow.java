package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.guard.Meter;
import dev.holter.profile.ProfileType;
import dev.holter.recording.fold.Contents;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.fold.SampleFold;
import dev.holter.recording.fold.ThreadLedger;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;

/**
 * A window taken apart: it does what a session's thread does, by the same classes and at the same pace, and reads the clocks between the steps. JFR's threads
 * are the meter's; what the session's thread would use is the CPU time of the thread that calls.
 */
public final class MeasuredWindow {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** As often as a session is judged. */
    private static final long TICK_MILLIS = 250;

    private static final long LEDGER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RecordingPlan plan;
    private final RequestScopes scopes;
    private final Path directory;
    private final JfrOptions options = new JfrOptions();
    private final Contents contents = new Contents();
    private final ThreadLedger ledger;

    private MeasuredWindow(TypeDefinition type, Duration duration, RequestScopes scopes, Path directory) {
        this.plan = new RecordingPlan("s-benchmark", type, duration, null);
        this.scopes = scopes;
        this.directory = directory;
        this.ledger = new ThreadLedger(type.scaling());
    }

    /** Sets JFR up as Holter does; to be called before anything else touches JFR. */
    public static void prepare(Path repository) {
        new JfrOptions().configure(repository);
    }

    /** Records for this long what the other threads do. */
    public static WindowParts measure(ProfileType type, Duration duration, RequestScopes scopes, Path directory)
            throws InterruptedException {
        TypeDefinition definition = TypeCatalog.builtIn().find(type.name()).orElseThrow();
        return new MeasuredWindow(definition, duration, scopes, directory).measure();
    }

    private WindowParts measure() throws InterruptedException {
        Meter.Measurement jfr = new Meter().begin();
        long began = System.nanoTime();
        try (Recording recording = new Recording(WindowRecorder.settings(plan))) {
            recording.setToDisk(false);
            long start = charged(jfr, () -> begin(recording));
            long counting = run(jfr, began);
            long ended = System.nanoTime();
            Path dump = directory.resolve("window.jfr");
            long dumping = charged(jfr, () -> dump(recording, dump));
            long sampling = jfr.usedNanos() - jfr.chargedNanos();
            long before = CLOCK.getCurrentThreadCpuTime();
            DumpReader.of(plan, contents, options.stackDepth()).read(dump);
            Recorded recorded = new SampleFold(
                            plan.definition(), contents, ledger, scopes.endpoints(), plan.endpoints(), ended)
                    .fold(null, List.of());
            long reading = CLOCK.getCurrentThreadCpuTime() - before;
            return new WindowParts(
                    sampling,
                    counting,
                    start + dumping,
                    reading,
                    recorded.applicationNanos(),
                    System.nanoTime() - began,
                    jfr.cpus(),
                    recorded.samples().totalCount(),
                    Files.size(dump),
                    recorded.stacks().retainedBytes() + recorded.samples().retainedBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(Recording recording) {
        recording.start();
        ledger.read();
        ledger.startCounting();
        scopes.startCollecting();
        WindowMark.write();
    }

    /** Returns what this thread used. */
    private long run(Meter.Measurement jfr, long began) throws InterruptedException {
        long before = CLOCK.getCurrentThreadCpuTime();
        long lastLedger = System.nanoTime();
        while (System.nanoTime() - began < plan.duration().toNanos()) {
            Thread.sleep(TICK_MILLIS);
            jfr.usedNanos();
            if (System.nanoTime() - lastLedger >= LEDGER_NANOS) {
                lastLedger = System.nanoTime();
                ledger.read();
            }
        }
        return CLOCK.getCurrentThreadCpuTime() - before;
    }

    private void dump(Recording recording, Path file) {
        try {
            ledger.read();
            scopes.stopCollecting();
            new DumpWriter(new OwnRecordings()).write(recording, file);
            recording.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this thread and JFR's used for this, ns. */
    private static long charged(Meter.Measurement jfr, Runnable lump) {
        long own = CLOCK.getCurrentThreadCpuTime();
        long before = jfr.chargedNanos();
        jfr.charge(() -> {
            lump.run();
            return true;
        });
        return CLOCK.getCurrentThreadCpuTime() - own + jfr.chargedNanos() - before;
    }

    /**
     * What opening and closing a request scope costs its thread while a session collects, ns of CPU, each of another route.
     *
     * @param routes names of the routes, by turns
     */
    public static double scopeNanos(RequestScopes scopes, String[] routes, int requests) {
        TypeDefinition type = TypeCatalog.builtIn().find(ProfileType.CPU.name()).orElseThrow();
        RecordingPlan plan = new RecordingPlan("s-benchmark", type, Duration.ofSeconds(1), null);
        try (Recording recording = new Recording(WindowRecorder.settings(plan))) {
            recording.setToDisk(false);
            recording.start();
            scopes.startCollecting();
            serve(scopes, routes, requests);
            long before = CLOCK.getCurrentThreadCpuTime();
            serve(scopes, routes, requests);
            long used = CLOCK.getCurrentThreadCpuTime() - before;
            scopes.stopCollecting();
            return (double) used / requests;
        }
    }

    private static void serve(RequestScopes scopes, String[] routes, int requests) {
        for (int i = 0; i < requests; i++) {
            scopes.open(routes[i % routes.length], route -> route);
            scopes.close();
        }
    }
}
