package dev.holter;

import dev.holter.guard.Limits;
import dev.holter.guard.ScopeSelectors;
import dev.holter.recording.FlightRecording;
import dev.holter.recording.type.CpuSource;
import dev.holter.recording.type.TypeTuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets Holter up. What is not set has the default that the configuration documents. Not thread-safe. */
public final class HolterBuilder {

    /** JFR takes up to 5 s on a busy machine; who waits longer waits for something that hangs. */
    private static final Duration PREPARATION_AT_MOST = Duration.ofMinutes(1);

    private String service = "application";
    private @Nullable String instance;
    private double budget = 0.01;
    private Limits limits = Limits.DEFAULT;
    private ScopeSelectors scope = ScopeSelectors.ALL;
    private CpuSource cpuSource = CpuSource.EXECUTION;
    private final Set<String> allowedHazards = new LinkedHashSet<>();
    private @Nullable Path directory;
    private long minFreeSpace = 64L << 20;
    private Duration retentionAge = Duration.ofHours(1);
    private long retentionBytes = 32L << 20;
    private Map<String, TypeTuning> types = Map.of();
    private @Nullable Path killFile;
    private boolean inBackground;

    HolterBuilder() {}

    public HolterBuilder service(String service) {
        this.service = service;
        return this;
    }

    /** The instance's name; where null, the host's name, with the process id outside containers. */
    public HolterBuilder instance(@Nullable String instance) {
        this.instance = instance;
        return this;
    }

    /** The share of the CPUs available to this process that profiling may use while a session runs, 0 to 1. */
    public HolterBuilder budget(double share) {
        this.budget = share;
        return this;
    }

    public HolterBuilder limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    /** What may be profiled at all, whoever asks: services, instances and endpoints. */
    public HolterBuilder scope(ScopeSelectors scope) {
        this.scope = scope;
        return this;
    }

    /**
     * Where the type {@code cpu} has its samples from. {@link CpuSource#CPU_TIME} needs JDK 25; to choose it is to accept the
     * hazard of its event, as by {@link #allowHazard allowHazard("jdk.CPUTimeSample")}.
     */
    public HolterBuilder cpuSource(CpuSource source) {
        this.cpuSource = source;
        return this;
    }

    /**
     * Records this JFR event although it is known to be dangerous in this JVM, which is logged. May be called for several.
     *
     * @param event the event's name, for example {@code jdk.OldObjectSample}
     */
    public HolterBuilder allowHazard(String event) {
        this.allowedHazards.add(event);
        return this;
    }

    /** Where dumps lie for a moment; where null, a folder of this service and instance below the temporary one. */
    public HolterBuilder directory(@Nullable Path directory) {
        this.directory = directory;
        return this;
    }

    /** The free disk, in bytes, below which nothing is recorded. */
    public HolterBuilder minFreeSpace(long bytes) {
        this.minFreeSpace = bytes;
        return this;
    }

    /** How long, and in how many bytes of heap, finished sessions are kept. */
    public HolterBuilder retention(Duration maxAge, long maxBytes) {
        this.retentionAge = maxAge;
        this.retentionBytes = maxBytes;
        return this;
    }

    /** The file that keeps profiling off while it exists; its first line is the reason. Null where no file does. */
    public HolterBuilder killFile(@Nullable Path file) {
        this.killFile = file;
        return this;
    }

    /**
     * Changes of the types that Holter brings, and types of one's own, by name. Only a JVM whose JFR is prepared knows whether
     * they are right: {@link #build} says so, or in the background {@link Holter#awaitPreparation}.
     */
    public HolterBuilder types(Map<String, TypeTuning> types) {
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        return this;
    }

    /**
     * Prepares JFR, which takes up to a second, without waiting for it: until it is ready, sessions are refused as
     * {@code STARTING}.
     */
    public HolterBuilder inBackground() {
        this.inBackground = true;
        return this;
    }

    /**
     * Begins to initialise JFR in the background, ahead of {@link #build}, on JDKs where it costs the more the later it comes: on JDK 17
     * the JVM then throws away all compiled code. To be called as early as service, instance and directory are known, and after
     * they are set here.
     */
    public void initialiseEarly() {
        FlightRecording.initialiseEarly(where());
    }

    private String name() {
        return instance == null || instance.isBlank() ? InstanceName.ofThisProcess() : instance;
    }

    private Path where() {
        return directory == null ? DefaultDirectory.of(service, name()) : directory;
    }

    /**
     * The running Holter. A JVM that cannot record does not make it fail: then sessions are {@code UNSUPPORTED}.
     *
     * @throws IllegalArgumentException for a setting that is out of its range; not in the background also for one of a type that
     *     this JVM does not offer
     */
    public Holter build() {
        Path crumbs = directory == null ? DefaultDirectory.of(service) : directory;
        Holter holter = new Holter(
                new HolterSettings(
                        service,
                        name(),
                        budget,
                        limits,
                        scope,
                        cpuSource,
                        hazardsAccepted(),
                        where(),
                        crumbs,
                        minFreeSpace,
                        retentionAge,
                        retentionBytes,
                        killFile),
                types);
        holter.prepare();
        if (!inBackground) {
            holter.awaitPreparation(PREPARATION_AT_MOST);
        }
        return holter;
    }

    private Set<String> hazardsAccepted() {
        Set<String> accepted = new LinkedHashSet<>(allowedHazards);
        if (cpuSource == CpuSource.CPU_TIME) {
            accepted.add(CpuSource.CPU_TIME_EVENT);
        }
        return accepted;
    }
}
