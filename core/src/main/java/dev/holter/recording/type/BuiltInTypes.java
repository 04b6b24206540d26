package dev.holter.recording.type;

import dev.holter.profile.ProfileType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The types that Holter brings, as they are on a JDK of a given feature release. Every setting of an event is given: enabling an
 * event by its name alone gives it defaults of JFR's that are of no use.
 */
public final class BuiltInTypes {

    /** How often the sampler looks: 50 times a second costs well below 1 % of a core. */
    static final Duration SAMPLE_PERIOD = Duration.ofMillis(20);

    static final String PERIOD = SettingValue.inWords(SAMPLE_PERIOD);

    /** Shorter waits are left out: there may be millions of them, and they do not make a request slow. */
    static final String THRESHOLD = "10 ms";

    /** What tracing leaves out. */
    private static final String TRACE_THRESHOLD = "1 ms";

    /** A sample costs a service 20 to 35 µs: together less than 1 % of a core. Fewer would tell less well who allocates how much. */
    static final String THROTTLE = "300/s";

    static final Duration SHORT = Duration.ofSeconds(10);

    /** Live objects need time to show that they stay. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration HEAP_CAP = Duration.ofMinutes(30);

    private BuiltInTypes() {}

    /** All types of this JDK feature release, with the source of CPU samples that every release has. */
    public static List<TypeDefinition> of(int feature) {
        return of(feature, CpuSource.EXECUTION);
    }

    /** All types of this JDK feature release, which must have the source. */
    public static List<TypeDefinition> of(int feature, CpuSource source) {
        return List.of(cpu(source), allocation(), heap(), lock(), waits(feature), trace(feature));
    }

    private static TypeDefinition cpu(CpuSource source) {
        return define(ProfileType.CPU, Scaling.THREAD_CPU_TIME, List.of(cpuSamples(source)));
    }

    /** The event that samples come from. */
    static EventSettings cpuSamples(CpuSource source) {
        return switch (source) {
            case EXECUTION ->
                EventSettings.of("jdk.ExecutionSample", Weight.ONE).with("period", PERIOD);
            case CPU_TIME ->
                EventSettings.of(CpuSource.CPU_TIME_EVENT, Weight.ONE)
                        .with("throttle", PERIOD) // a length of CPU time here, not a rate
                        .with("stackTrace", "true");
        };
    }

    private static TypeDefinition allocation() {
        return define(
                ProfileType.ALLOCATION,
                Scaling.THREAD_ALLOCATED_BYTES,
                List.of(EventSettings.of("jdk.ObjectAllocationSample", Weight.field("weight"))
                        .with("throttle", THROTTLE)
                        .with("stackTrace", "true")
                        .tells(Detail.classIn("objectClass"))));
    }

    /** Without a search for the roots that keep objects alive: that stops the world. */
    private static TypeDefinition heap() {
        return new TypeDefinition(
                ProfileType.HEAP,
                List.of(EventSettings.of("jdk.OldObjectSample", Weight.ONE)
                        .with("cutoff", "0 ns")
                        .with("stackTrace", "true")
                        .tells(Detail.classIn("object.type"))),
                Scaling.HEAP_AFTER_GC,
                LONG,
                HEAP_CAP);
    }

    private static TypeDefinition lock() {
        return define(
                ProfileType.LOCK,
                Scaling.NONE,
                List.of(
                        blocking("jdk.JavaMonitorEnter", THRESHOLD).tells(Detail.classIn("monitorClass")),
                        blocking("jdk.ThreadPark", THRESHOLD)
                                .tells(Detail.classIn("parkedClass"))
                                .only(Only.PARKED_FOR_A_LOCK)));
    }

    private static TypeDefinition waits(int feature) {
        List<EventSettings> events = new ArrayList<>(waitingEvents(THRESHOLD, feature));
        if (feature >= 21) {
            events.add(blocking("jdk.VirtualThreadPinned", THRESHOLD).tells(Detail.text("pinned")));
        }
        events.add(EventSettings.of("jdk.NativeMethodSample", Weight.nanos(SAMPLE_PERIOD.toNanos()))
                .with("period", PERIOD)
                .tells(Detail.text("native")));
        return define(ProfileType.WAIT, Scaling.NONE, events);
    }

    private static TypeDefinition trace(int feature) {
        List<EventSettings> events = new ArrayList<>(waitingEvents(TRACE_THRESHOLD, feature));
        events.add(blocking("jdk.JavaMonitorEnter", TRACE_THRESHOLD).tells(Detail.text("monitor enter")));
        events.add(MethodTracing.event(TRACE_THRESHOLD)); // on every JDK, so that it can be refused where it is missing
        return define(ProfileType.TRACE, Scaling.NONE, events);
    }

    private static List<EventSettings> waitingEvents(String threshold, int feature) {
        return List.of(
                blocking("jdk.ThreadPark", threshold).tells(Detail.text("park")),
                blocking("jdk.ThreadSleep", threshold).tells(Detail.text("sleep")),
                blocking("jdk.JavaMonitorWait", threshold).tells(Detail.text("monitor wait")),
                io("jdk.SocketRead", threshold, feature).tells(Detail.text("socket read")),
                io("jdk.SocketWrite", threshold, feature).tells(Detail.text("socket write")),
                io("jdk.FileRead", threshold, feature).tells(Detail.text("file read")),
                io("jdk.FileWrite", threshold, feature).tells(Detail.text("file write")),
                blocking("jdk.FileForce", threshold).tells(Detail.text("file force")));
    }

    private static EventSettings blocking(String event, String threshold) {
        return EventSettings.of(event, Weight.DURATION)
                .with("threshold", threshold)
                .with("stackTrace", "true");
    }

    /** Not throttled where it could be: the threshold bounds the rate, and a throttle would lose time that nobody accounts for. */
    private static EventSettings io(String event, String threshold, int feature) {
        EventSettings settings = blocking(event, threshold);
        return feature >= 25 ? settings.with("throttle", "off") : settings;
    }

    private static TypeDefinition define(ProfileType type, Scaling scaling, List<EventSettings> events) {
        return new TypeDefinition(type, events, scaling, SHORT, null);
    }
}
