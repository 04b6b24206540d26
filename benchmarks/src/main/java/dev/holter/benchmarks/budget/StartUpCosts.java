package dev.holter.benchmarks.budget;

import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.RunningService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What the starter adds to the start of the shop: the difference to the same shop without Holter's jars and the jars that only Holter
 * needs, in pairs of starts, which of the two comes first alternating. Both are looked at when the shop answers and, with Holter, JFR
 * is prepared.
 */
final class StartUpCosts implements Part {

    private static final double MEGABYTE = 1 << 20;

    /** What is left to do after the first answer, JFR's preparation above all, is over by then. */
    private static final long SETTLE_MILLIS = 1_000;

    /** One start. */
    private record Start(double cpuMillis, double rss, double heap) {}

    @Override
    public void measure(Pace pace, Places places, Readings readings) throws IOException, InterruptedException {
        Path bare = places.scratch().resolve("shop-without-holter.jar");
        WithoutHolter.copy(places.shop(), bare);
        for (int i = 0; i < pace.starts(); i++) {
            boolean withFirst = i % 2 == 0;
            Start before = start(places, withFirst ? places.shop() : bare, withFirst);
            Start after = start(places, withFirst ? bare : places.shop(), !withFirst);
            Start with = withFirst ? before : after;
            Start without = withFirst ? after : before;
            readings.add("start-up, CPU", with.cpuMillis() - without.cpuMillis());
            readings.add("start-up, resident memory", with.rss() - without.rss());
            readings.add("start-up, heap", with.heap() - without.heap());
        }
    }

    private static Start start(Places places, Path jar, boolean holter) throws IOException, InterruptedException {
        Launch launch = new Launch(
                places.jdk(),
                jar,
                java.util.List.of("-Xmx256m"),
                java.util.List.of("--management.endpoints.web.exposure.include=health"),
                places.scratch().resolve(holter ? "started-with" : "started-without"));
        if (holter) {
            launch = launch.with("management.endpoints.web.exposure.include=health,profiling");
        }
        try (RunningService shop = RunningService.start(launch)) {
            if (holter) {
                shop.profiling().awaitReady();
            }
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            double cpu = shop.cpu().nanos() / 1e6;
            double rss = shop.memory().rss() / MEGABYTE;
            return new Start(cpu, rss, shop.memory().heapAfterCollection() / MEGABYTE);
        }
    }
}
