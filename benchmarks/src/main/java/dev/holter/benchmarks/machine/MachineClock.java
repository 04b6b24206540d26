package dev.holter.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What all CPUs of the machine did, by the kernel's count in ticks: whether somebody else was at work. */
public final class MachineClock {

    private static final Path STAT = Path.of("/proc/stat");
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STOLEN = 7;

    private MachineClock() {}

    /**
     * Since the machine started.
     *
     * @param busyNanos CPU time used by anybody, what was stolen not included
     * @param stolenNanos CPU time that the host gave to others
     */
    public record Reading(long busyNanos, long stolenNanos) {

        public Reading since(Reading before) {
            return new Reading(busyNanos - before.busyNanos, stolenNanos - before.stolenNanos);
        }
    }

    public static Reading now() throws IOException {
        try (var lines = Files.lines(STAT)) {
            long[] ticks = lines.filter(line -> line.startsWith("cpu "))
                    .flatMapToLong(
                            line -> Arrays.stream(line.substring(4).strip().split("\\s+"))
                                    .limit(STOLEN + 1)
                                    .mapToLong(Long::parseLong))
                    .toArray();
            long busy = Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[IO_WAIT] - ticks[STOLEN];
            return new Reading(busy * TICK_NANOS, ticks[STOLEN] * TICK_NANOS);
        }
    }
}
