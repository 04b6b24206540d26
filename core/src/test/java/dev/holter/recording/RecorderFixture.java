package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import dev.holter.profile.ProfileType;
import dev.holter.recording.crash.Breadcrumbs;
import dev.holter.recording.fold.Recorded;
import dev.holter.recording.type.CpuSource;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** JFR as Holter prepares it, and what drives a recorder as a session does. */
final class RecorderFixture implements AutoCloseable {

    final RequestScopes scopes = new RequestScopes();
    final PrivateDirectory directory;
    final JdkFlightRecorder jfr;

    RecorderFixture(Path directory) {
        this.directory = new PrivateDirectory(directory.resolve("private"));
        Breadcrumbs breadcrumbs = new Breadcrumbs(this.directory.path(), this.directory::ensure, "host");
        this.jfr = new JdkFlightRecorder(this.directory, scopes, breadcrumbs);
        jfr.initialise(definition(ProfileType.CPU), () -> true);
    }

    static TypeDefinition definition(ProfileType type) {
        return TypeCatalog.builtIn().find(type.name()).orElseThrow();
    }

    static RecordingPlan plan(Duration duration, @Nullable String endpoint) {
        return new RecordingPlan("s-000000000000", definition(ProfileType.CPU), duration, endpoint);
    }

    /** A session of the type cpu with the other source, which needs JDK 25. */
    static RecordingPlan cpuTime(Duration duration) {
        TypeDefinition definition =
                TypeCatalog.builtIn(CpuSource.CPU_TIME).find("cpu").orElseThrow();
        return new RecordingPlan("s-000000000000", definition, duration, null);
    }

    /** Lets the recording run its time, ticking as a session does, and finishes it. */
    static Recorded record(Recorder recorder, RecordingPlan plan) {
        try (ActiveRecording active = recorder.start(plan)) {
            tickFor(active, plan.duration());
            return active.finish(true, null);
        }
    }

    /** Ticks every 250 ms, as a session does. */
    static void tickFor(ActiveRecording active, Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(250)));
            active.tick();
            if (active.isReadingDue()) {
                active.readOnTheWay();
            }
        }
    }

    @Override
    public void close() {
        jfr.close();
        directory.close();
    }
}
