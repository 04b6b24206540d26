package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** That the check of the fault tests can fail: a service that stands still for a moment does not pass it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "sends signals")
@Tag("long")
class FaultCheckTests {

    private static final Duration STANDSTILL = Duration.ofMillis(1_500);

    @Test
    void seesAServiceThatStandsStill() {
        try (RunningService shop =
                        RunningService.start(Launch.shop(Boot.BOOT_4_1).warm());
                FaultCheck check = new FaultCheck(shop)) {
            assertThatThrownBy(() -> check.during("a standstill", () -> standStill(shop)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("during a standstill");
        }
    }

    private static String standStill(RunningService shop) throws Exception {
        String pid = String.valueOf(shop.pid());
        long began = System.nanoTime();
        Shell.run("kill", "-STOP", pid);
        try {
            Awaitility.await("it stood still for long enough")
                    .until(() -> System.nanoTime() - began >= STANDSTILL.toNanos());
        } finally {
            Shell.run("kill", "-CONT", pid);
        }
        return pid;
    }
}
