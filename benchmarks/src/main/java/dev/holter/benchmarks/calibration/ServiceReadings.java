package dev.holter.benchmarks.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.benchmarks.reference.AsyncProfiler;
import dev.holter.benchmarks.reference.CollapsedStack;
import dev.holter.benchmarks.reference.ReferenceLibrary;
import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.ShopRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what JFR's events cost the threads of a service: the shop under load, sessions that make events of one kind, and async-profiler, which takes
 * a sample each ms of CPU time and says how many of them are in JFR's code. There, stacks are as deep and caches as cold as they are in a service; a loop says
 * a fifth of it. What async-profiler's signal costs is in no sample; what JFR's code does to the caches of others is not seen.
 */
final class ServiceReadings {

    private static final int PER_SECOND = 450;
    private static final int MAX_IN_FLIGHT = 200;
    private static final int WARM_UPS = 5;
    private static final long SESSION_SECONDS = 10;
    private static final long STRETCH_MILLIS = 11_000;
    private static final long REST_MILLIS = 1_000;
    private static final String INTERVAL = "1ms";

    private final RunningService service;
    private final AsyncProfiler profiler;
    private final List<ServiceEvents> kinds;

    private ServiceReadings(RunningService service, AsyncProfiler profiler, List<ServiceEvents> kinds) {
        this.service = service;
        this.profiler = profiler;
        this.kinds = kinds;
    }

    /**
     * One for each kind that this JDK has, in one start of the service.
     *
     * @param reference async-profiler's jar
     */
    static List<ServiceReading> take(Path reference, Path shop) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("calibration");
        List<ServiceEvents> kinds = ServiceEvents.ALL.stream()
                .filter(kind -> kind.since() <= Runtime.version().feature())
                .toList();
        Launch launch = Launch.of(Path.of(System.getProperty("java.home")), shop, folder.resolve("shop"))
                .jvm("-Xms512m", "-Xmx512m", "-XX:+EnableDynamicAgentLoading")
                .with(
                        "holter.budget.cpu=1", // what is calibrated is not yet bounded
                        "holter.hazards.allow=" + ServiceEvents.CPU_TIME);
        for (ServiceEvents kind : kinds) {
            launch = launch.with(kind.settings().toArray(String[]::new));
        }
        Path library = ReferenceLibrary.extract(reference, folder);
        try (RunningService service = RunningService.start(launch)) {
            service.profiling().awaitReady();
            AsyncProfiler profiler = new AsyncProfiler(library, service.pid(), folder);
            try (LoadGenerator load = LoadGenerator.start(
                    new LoadPlan(service.base(), PER_SECOND, Duration.ofHours(1), MAX_IN_FLIGHT, ShopRoutes.ALL))) {
                return new ServiceReadings(service, profiler, kinds).measure();
            }
        }
    }

    private List<ServiceReading> measure() throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            service.profiling().awaitEnd(service.profiling().start("{\"type\":\"cpu\"}"));
        }
        profiler.start(INTERVAL);
        ServiceCost off = endOfStretch();
        List<ServiceReading> readings = new ArrayList<>();
        for (ServiceEvents kind : kinds) {
            readings.add(session(kind).beyond(off));
        }
        return readings;
    }

    private ServiceReading session(ServiceEvents kind) throws IOException, InterruptedException {
        profiler.start(INTERVAL);
        String id = service.profiling().start(kind.type(), SESSION_SECONDS);
        ServiceCost cost = endOfStretch();
        JsonNode session = service.profiling().awaitCompleted(id);
        long requests = 0;
        for (JsonNode endpoint : session.path("endpoints")) {
            requests += endpoint.path("requests").asLong();
        }
        Thread.sleep(REST_MILLIS);
        return new ServiceReading(kind, session.path("samples").asLong(), SESSION_SECONDS, requests, cost);
    }

    private ServiceCost endOfStretch() throws IOException, InterruptedException {
        Thread.sleep(STRETCH_MILLIS);
        return ServiceCost.of(CollapsedStack.parse(profiler.stop()));
    }
}
