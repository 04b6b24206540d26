package dev.holter.benchmarks.rivals;

import dev.holter.benchmarks.service.Launch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** All rows. Each profiler runs with its defaults but for what is said here; nobody but Holter has Holter beside it. */
final class Rivals {

    /** What all are compared with: no profiler at all. */
    static final String NONE = "none";

    private static final String JFR = "JFR ";
    private static final String HOLTER = "holter-";

    /** Pyroscope's agent and Datadog's send with OkHttp. */
    private static final String OKHTTP = "OkHttp";

    private static final String ASYNC_PROFILER =
            "linux-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64") + "/libasyncProfiler.so";

    static final List<Rival> ALL = List.of(
            new Rival(NONE, Rivals::bare, List.of(), (setup, sink) -> new NoExport()),
            holter("holter-idle", (setup, sink) -> new NoExport()),
            holter("holter-cpu", (setup, sink) -> new SessionExport(Duration.ZERO)),
            holter("holter-cpu-duty", (setup, sink) -> new SessionExport(Duration.ofSeconds(60))),
            flightRecorder("jfr-default", "default"),
            flightRecorder("jfr-profile", "profile"),
            pyroscope("pyroscope-cpu"),
            // The values that its documentation recommends.
            pyroscope("pyroscope-all", "pyroscope.profiler.alloc=512k", "pyroscope.profiler.lock=10ms"),
            asyncProfiler(),
            datadog());

    private Rivals() {}

    /** The rows of these names, in the table's order; all of them where none is named, and always the one to compare with. */
    static List<Rival> named(List<String> names) {
        for (String name : names) {
            if (ALL.stream().noneMatch(rival -> rival.name().equals(name))) {
                throw new IllegalArgumentException("There is no '" + name + "'. There are "
                        + String.join(", ", ALL.stream().map(Rival::name).toList()) + ".");
            }
        }
        return ALL.stream()
                .filter(rival -> names.isEmpty() || rival.name().equals(NONE) || names.contains(rival.name()))
                .toList();
    }

    private static Launch bare(Launch launch, Setup setup) {
        return launch.with("holter.enabled=false");
    }

    private static Rival holter(String name, BiFunction<Setup, Sink, Export> export) {
        return new Rival(name, (launch, setup) -> launch, List.of(HOLTER, JFR), export);
    }

    private static Rival flightRecorder(String name, String settings) {
        return new Rival(
                name,
                (launch, setup) -> bare(launch, setup)
                        .jvm("-XX:StartFlightRecording:name=" + DumpExport.RECORDING + ",settings=" + settings),
                List.of(JFR),
                (setup, sink) -> new DumpExport(setup.recording()));
    }

    private static Rival pyroscope(String name, String... properties) {
        return new Rival(
                name,
                (launch, setup) -> bare(launch, setup)
                        .jvm("-javaagent:" + setup.agent("pyroscope.jar"))
                        .jvm(properties(
                                Stream.of(
                                        "pyroscope.application.name=shop", "pyroscope.server.address=" + setup.sink()),
                                properties)),
                List.of("Pyroscope", "Async-profiler", OKHTTP),
                (setup, sink) -> new SinkExport(sink, "/ingest"));
    }

    private static Rival asyncProfiler() {
        return new Rival(
                "async-profiler-cpu",
                (launch, setup) -> bare(launch, setup)
                        .jvm("-agentpath:" + setup.agent(ASYNC_PROFILER) + "=start,event=cpu,jfr,file="
                                + setup.recording()),
                List.of("Async-profiler"),
                (setup, sink) -> new FileExport(setup.recording()));
    }

    /** Everything that is not profiling is off, so that nothing is charged to it which one need not have. */
    private static Rival datadog() {
        return new Rival(
                "datadog",
                (launch, setup) -> bare(launch, setup)
                        .jvm("-javaagent:" + setup.agent("datadog.jar"))
                        .jvm(properties(
                                Stream.of(
                                        "dd.service=shop",
                                        "dd.trace.agent.url=" + setup.sink(),
                                        "dd.profiling.enabled=true",
                                        // Else it begins 10 to 70 s after the start, and half of them miss the stretch.
                                        "dd.profiling.start-force-first=true"),
                                "dd.trace.enabled=false",
                                "dd.trace.health.metrics.enabled=false",
                                "dd.runtime.metrics.enabled=false",
                                "dd.instrumentation.telemetry.enabled=false",
                                "dd.remote_configuration.enabled=false",
                                "dd.jmxfetch.enabled=false",
                                "dd.crashtracking.enabled=false",
                                "dd.appsec.enabled=false")),
                List.of("dd-", "StatsD-", JFR, OKHTTP),
                (setup, sink) -> new SinkExport(sink, "/profiling/"));
    }

    private static String[] properties(Stream<String> first, String... second) {
        return Stream.concat(first, Arrays.stream(second))
                .map(property -> "-D" + property)
                .toArray(String[]::new);
    }
}
