package dev.holter.benchmarks.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.LoadReport;
import dev.holter.samples.load.ShopRoutes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop as a process, under load, and what is seen of it from outside. */
class RunningServiceTests {

    private static final Path SHOP = Path.of("../samples/shop/target/shop.jar");

    @TempDir
    Path folder;

    @Test
    void seesLoadCpuThreadsMemoryAndSessionsOfTheShop() throws Exception {
        Launch launch = Launch.of(Path.of(System.getProperty("java.home")), SHOP, folder)
                .jvm("-Xmx256m");
        long pid;
        try (RunningService shop = RunningService.start(launch);
                LoadGenerator load = LoadGenerator.start(
                        new LoadPlan(shop.base(), 40, Duration.ofSeconds(60), 100, ShopRoutes.ALL))) {
            pid = shop.pid();
            assertThat(shop.startTime()).isBetween(Duration.ofMillis(100), Duration.ofMinutes(2));
            ThreadClocks threads = shop.threads();
            CpuClock cpu = shop.cpu();
            Map<ThreadKind, Long> before = threads.nanos();
            long processBefore = cpu.nanos();

            shop.profiling().awaitReady();
            String id = shop.profiling().start("{\"type\":\"cpu\",\"duration\":\"2s\"}");
            threads.lookFor(TimeUnit.SECONDS.toNanos(3));
            JsonNode session = shop.profiling().awaitEnd(id);

            long process = cpu.nanos() - processBefore;
            Map<ThreadKind, Long> after = threads.nanos();
            after.replaceAll((kind, nanos) -> nanos - before.get(kind));
            assertThat(session.path("state").asText()).isEqualTo("COMPLETED");
            assertThat(after.values()).allMatch(nanos -> nanos >= 0);
            assertThat(after.get(ThreadKind.SERVICE)).isPositive();
            assertThat(after.get(ThreadKind.JIT)).isPositive();
            assertThat(after.get(ThreadKind.JFR)).isPositive();
            assertThat(after.get(ThreadKind.HOLTER)).isPositive();
            // Two ways to the same figure; what differs is what threads used between a look and their end.
            long ofThreads = after.values().stream().mapToLong(nanos -> nanos).sum();
            assertThat((double) ofThreads / process).isBetween(0.9, 1.1);
            assertThat(shop.memory().rss())
                    .isGreaterThan(shop.memory().heapAfterCollection())
                    .isLessThanOrEqualTo(shop.memory().peakRss());
            Awaitility.await().until(() -> load.report().answered() > 50);
            LoadReport report = load.report();
            assertThat(report.failed()).isZero();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }
}
