package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeterTests {

    @Test
    void seesTheCpuOfHoltersThreadsAndNotOfOthers() throws Exception {
        Meter.Measurement measurement = new Meter().begin();
        long own = burn("holter-test", 200);
        burn("application", 200);
        Cost cost = measurement.cost(0);
        assertThat(cost.method()).isNotBlank();
        assertThat((double) cost.measured().toNanos()).isBetween(own * 0.8, own * 1.6);
        assertThat(cost.share()).isBetween(0.0, 1.0);
        assertThat(cost.processShare()).isGreaterThan(cost.share() * 0.9);
    }

    @Test
    void addsTheEstimate() {
        Meter.Measurement measurement = new Meter().begin();
        Cost cost = measurement.cost(5_000_000);
        assertThat(cost.estimated().toMillis()).isEqualTo(5);
        assertThat(cost.share()).isPositive();
    }

    @Test
    void keepsWhatAThreadUsedThatHasEnded() throws Exception {
        Meter.Measurement measurement = new Meter().begin();
        CountDownLatch burnt = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    long until = System.nanoTime() + 100_000_000;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    burnt.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "holter-short");
        thread.start();
        burnt.await();
        long used = measurement.cost(0).measured().toNanos();
        assertThat(used).isPositive();
        end.countDown();
        thread.join();
        assertThat(measurement.usedNanos()).isGreaterThanOrEqualTo(used);
        assertThat(measurement.cost(0).measured().toNanos()).isGreaterThanOrEqualTo(used);
    }

    /** Burns CPU in a thread that lives on until the test ends; returns what it used, ns. */
    private static long burn(String name, long millis) throws InterruptedException {
        AtomicLong used = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
                    while (threads.getCurrentThreadCpuTime() < millis * 1_000_000) {
                        used.set(threads.getCurrentThreadCpuTime());
                    }
                    used.set(threads.getCurrentThreadCpuTime());
                    done.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        done.await();
        return used.get();
    }
}
