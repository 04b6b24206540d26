package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "reads the scheduler's statistics in /proc")
@Tag("long")
class IdleTests {

    private static final Duration STRETCH = Duration.ofSeconds(10);

    /** What the first issue of this project allows, ms of CPU in 10 s. On JDK 17, JFR by itself takes 20 to 70. */
    private static final double ALLOWED_MILLIS = 3;

    /** Other processes only ever make a stretch look dearer than it was, so the best one counts. */
    private static final int STRETCHES = 3;

    @Test
    void costsNextToNothingAfterASession() throws Exception {
        try (RunningService shop =
                RunningService.start(Launch.shop(Boot.BOOT_4_1).warm())) {
            ProfilingClient profiling = shop.profiling();
            profiling.finished(profiling.startSession("1s"));
            double best = Double.MAX_VALUE;
            for (int i = 0; i < STRETCHES && best > ALLOWED_MILLIS; i++) {
                double cost = cpuMillisOfOneStretch(shop.pid());
                System.out.printf("CPU of JFR's and Holter's threads in 10 idle seconds: %.2f ms%n", cost);
                best = Math.min(best, cost);
            }
            assertThat(best).isLessThanOrEqualTo(ALLOWED_MILLIS);
        }
    }

    private static double cpuMillisOfOneStretch(long pid) throws IOException {
        long before = profilerNanos(pid);
        assertThat(before).as("there are such threads, and they have worked").isPositive();
        Awaitility.await("the stretch is over")
                .pollDelay(STRETCH)
                .atMost(STRETCH.plusSeconds(5))
                .until(() -> true);
        return (profilerNanos(pid) - before) / 1e6;
    }

    /** CPU time that JFR's and Holter's native threads have used so far. */
    private static long profilerNanos(long pid) throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path thread : threads) {
                String name = Files.readString(thread.resolve("comm"));
                if (name.startsWith("JFR ") || name.startsWith("holter-")) {
                    nanos += Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
                }
            }
        }
        return nanos;
    }
}
