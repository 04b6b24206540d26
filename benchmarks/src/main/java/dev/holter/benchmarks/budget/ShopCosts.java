package dev.holter.benchmarks.budget;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.Profiling;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.benchmarks.service.ThreadClocks;
import dev.holter.benchmarks.service.ThreadKind;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.ShopRoutes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sessions of every type on the shop under the demo's load, with the type's own settings and nothing tightened, as its overhead
 * tells them; and what JFR's and Holter's threads use in the quiet after them. What goes on inside a JVM for the first time costs
 * more, so each type is recorded once before, shortly.
 */
final class ShopCosts implements Part {

    private static final List<String> TYPES = List.of("cpu", "allocation", "lock", "wait", "trace", "heap");

    private static final double REQUESTS_PER_SECOND = 180;
    private static final int MAX_IN_FLIGHT = 200;
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(10);
    private static final int REHEARSAL_SECONDS = 1;

    /** {@code heap} records for five minutes by default: what its middle costs is counted for all that is not waited for. */
    private static final double HEAP_SECONDS = 300;

    private static final int QUIETS = 3;

    @Override
    public void measure(Pace pace, Places places, Readings readings) throws IOException, InterruptedException {
        Launch launch = Launch.of(places.jdk(), places.shop(), places.scratch().resolve("shop"))
                .jvm("-Xmx256m")
                .with("holter.budget.cpu=1"); // or the governor would make them cheaper
        try (RunningService shop = RunningService.start(launch)) {
            Profiling profiling = shop.profiling();
            profiling.awaitReady();
            try (LoadGenerator load = LoadGenerator.start(plan(shop.base()))) {
                TimeUnit.NANOSECONDS.sleep(pace.warmUp().toNanos());
                for (String type : TYPES) {
                    end(profiling, profiling.start(type, REHEARSAL_SECONDS));
                }
                for (String type : TYPES) {
                    window(shop, type, pace.window(), readings);
                }
                if (load.report().answered() == 0) {
                    throw new IOException("The shop answered no request.");
                }
            }
            quiet(shop.threads(), pace.quiet(), readings);
        }
    }

    private static void window(RunningService shop, String type, Duration window, Readings readings)
            throws IOException, InterruptedException {
        Profiling profiling = shop.profiling();
        String id = profiling.start(type, window.toSeconds());
        ThreadClocks threads = shop.threads();
        TimeUnit.NANOSECONDS.sleep(window.toNanos() / 4);
        long before = ThreadKind.profiling(threads.nanos());
        TimeUnit.NANOSECONDS.sleep(window.toNanos() / 2);
        double between = (double) (ThreadKind.profiling(threads.nanos()) - before) / (window.toNanos() / 2);
        double share = end(profiling, id).path("share").asDouble();
        if (type.equals("heap")) {
            double seconds = window.toSeconds();
            double steady = between / Runtime.getRuntime().availableProcessors();
            share = (share * seconds + steady * (HEAP_SECONDS - seconds)) / HEAP_SECONDS;
        }
        readings.add("window " + type, share);
    }

    private static JsonNode end(Profiling profiling, String id) throws IOException, InterruptedException {
        return profiling.awaitCompleted(id).path("overhead");
    }

    private static void quiet(ThreadClocks threads, Duration quiet, Readings readings) throws InterruptedException {
        for (int i = 0; i < QUIETS; i++) {
            long before = ThreadKind.profiling(threads.nanos());
            TimeUnit.NANOSECONDS.sleep(quiet.toNanos());
            double share = (double) (ThreadKind.profiling(threads.nanos()) - before) / quiet.toNanos();
            readings.add("idle on JDK " + Runtime.version().feature(), share * TimeUnit.SECONDS.toMillis(10));
        }
    }

    private static LoadPlan plan(URI base) {
        return new LoadPlan(base, REQUESTS_PER_SECOND, LONGEST_LOAD, MAX_IN_FLIGHT, ShopRoutes.ALL);
    }
}
