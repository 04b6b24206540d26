package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long the answers of a stretch of traffic took. */
final class Latency {

    /** A fault may not make a service slower than so many times what it was ... */
    private static final int RATIO = 5;

    /** ... and so much more, which a busy machine adds by itself; a service that stands still for a second is seen. */
    private static final long FLOOR_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final long[] nanos;

    Latency(long... nanos) {
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    /** The nearest-rank 99th percentile, ns. */
    long p99() {
        assertThat(nanos).as("answers").isNotEmpty();
        return nanos[(int) Math.ceil(0.99 * nanos.length) - 1];
    }

    /** Fails where the service was slower than a fault of the profiler may make it. */
    void assertNotMuchSlowerThan(Latency before, String stretch) {
        assertThat(p99())
                .as("p99 of %d answers %s, where %s was normal (ns)", nanos.length, stretch, before)
                .isLessThanOrEqualTo(RATIO * before.p99() + FLOOR_NANOS);
    }

    @Override
    public String toString() {
        return String.format(
                "p99 %.1f ms of %d answers, longest %.1f ms", p99() / 1e6, nanos.length, nanos[nanos.length - 1] / 1e6);
    }
}
