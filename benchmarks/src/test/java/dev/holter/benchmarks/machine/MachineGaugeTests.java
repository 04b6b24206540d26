package dev.holter.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class MachineGaugeTests {

    @Test
    void tellsWhatAPieceOfItsWorkTakesWhileItIsOpen() {
        MachineGauge gauge = MachineGauge.start();
        try (gauge) {
            MachineGauge.Reading before = gauge.now();
            Awaitility.await().until(() -> gauge.now().pieces() > before.pieces() + 10);
            assertThat(gauge.now().nanosOfOneSince(before)).as("ns").isBetween(30_000.0, 1e9);
        }
        MachineGauge.Reading last = Awaitility.await("its last piece")
                .pollDelay(Duration.ofMillis(300))
                .until(gauge::now, reading -> true);
        Awaitility.await("it does no more").during(Duration.ofMillis(300)).until(() -> gauge.now()
                .equals(last));
    }
}
