package dev.holter.benchmarks.budget;

import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.RunningService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the starter adds to the start of the shop: the difference to the same shop without Holter's jars and the jars that only Holter
 * needs, in pairs of starts, which of the two comes first alternating. Both are looked at the same time after their first answer, when JFR
 * is prepared.
 */
final class StartUpCosts implements Part {

    private static final double MEGABYTE = 1 << 20;

    /** What is left to do after the first answer, JFR's preparation above all, is over by then. */
    private static final long SETTLE_MILLIS = 2_000;

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
                List.of("-Xmx256m"),
                List.of("--management.endpoints.web.exposure.include=health"),
                places.scratch().resolve(holter ? "started-with" : "started-without"));
        if (holter) {
            launch = launch.with("management.endpoints.web.exposure.include=health,profiling");
        }
        try (RunningService shop = RunningService.start(launch)) {
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            double cpu = (double) shop.cpu().nanos() / TimeUnit.MILLISECONDS.toNanos(1);
            double rss = shop.memory().rss() / MEGABYTE;
            if (holter && shop.profiling().status().path("state").asText().equals("STARTING")) {
                throw new IOException("JFR is not prepared " + SETTLE_MILLIS + " ms after the first answer.");
            }
            return new Start(cpu, rss, shop.memory().heapAfterCollection() / MEGABYTE);
        }
    }
}
