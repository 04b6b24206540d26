package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.holter.guard.Limits;
import dev.holter.profile.Overhead;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether the overhead that a profile tells holds what profiling really cost: against the CPU of the whole process, its JIT compilers taken out, for each
 * unit of work, on against off, of a workload whose settings are silly on purpose, in a JVM of its own.
 */
@Tag("long")
class PlantedCostTests {

    private static final double ENOUGH = 0.8;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"window", "live"})
    void holdsAtLeastFourFifthsOfWhatIsSeenFromOutside(String recorder) throws Exception {
        List<Double> ratios = new ArrayList<>();
        ratios.add(toldOfOutside(recorder));
        if (ratios.get(0) < ENOUGH) { // the machine is shared, and its noise is a tenth of what is measured
            ratios.add(toldOfOutside(recorder));
            ratios.add(toldOfOutside(recorder));
            Collections.sort(ratios);
        }
        assertThat(ratios.get(ratios.size() / 2)).as("median of %s", ratios).isGreaterThanOrEqualTo(ENOUGH);
    }

    private double toldOfOutside(String recorder) throws Exception {
        String printed = OwnJvm.run(
                PlantedCost.class,
                List.of("-Xmx512m"),
                directory.resolve("holter").toString(),
                recorder);
        System.out.println(
                "Planted cost, " + recorder + ", JDK " + Runtime.version().feature() + ": " + printed.trim());
        return Double.parseDouble(printed.replaceAll("(?s).*told/outside=([0-9.]+).*", "$1"));
    }

    /** 500 threads that park all the time, each park an event, and a sampler that looks every millisecond. */
    static final class PlantedCost {

        private static final int THREADS = 500;
        private static final long PARK_NANOS = 20_000_000;
        private static final int BLOCKS = 3;
        private static final Duration BLOCK = Duration.ofSeconds(5);
        private static final OperatingSystemMXBean PROCESS =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private static final LongAdder units = new LongAdder();
        private static volatile long sink;

        private final Holter holter;
        private final boolean live;
        private double told;

        private PlantedCost(Holter holter, boolean live) {
            this.holter = holter;
            this.live = live;
        }

        private record Block(long cpu, long units) {

            static Block now() {
                return new Block(PROCESS.getProcessCpuTime() - compilers(), PlantedCost.units.sum());
            }

            /** What the JIT compilers used, ns: in a young JVM they work whatever is done. */
            private static long compilers() {
                try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
                    return tasks.mapToLong(Block::compiler).sum();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            private static long compiler(Path task) {
                try {
                    return Files.readString(task.resolve("comm")).matches("C[12] Compiler.*\\R")
                            ? Long.parseLong(
                                    Files.readString(task.resolve("schedstat")).split(" ")[0])
                            : 0;
                } catch (IOException e) {
                    return 0; // it ended meanwhile
                }
            }

            Block since(Block before) {
                return new Block(cpu - before.cpu, units - before.units);
            }

            Block plus(Block other) {
                return new Block(cpu + other.cpu, units + other.units);
            }

            double cpuOfOne() {
                return (double) cpu / units;
            }
        }

        public static void main(String[] arguments) throws Exception {
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(PlantedCost::work, "parking-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            TypeTuning silly = new TypeTuning(
                    "What does everything cost?",
                    null,
                    null,
                    "count",
                    null,
                    null,
                    Map.of(
                            "jdk.ThreadPark", Map.of("threshold", "0ms"),
                            "jdk.ExecutionSample", Map.of("period", "1ms")));
            try (Holter holter = Holter.builder()
                    .directory(Path.of(arguments[0]))
                    .budget(1)
                    .limits(new Limits(Duration.ofSeconds(60), 1, 100))
                    .types(Map.of("silly", silly))
                    .build()) {
                new PlantedCost(holter, arguments[1].equals("live")).measure();
            }
        }

        private void measure() throws InterruptedException {
            on();
            off();
            told = 0;
            Block on = new Block(0, 0);
            Block off = new Block(0, 0);
            for (int block = 0; block < BLOCKS; block++) {
                off = off.plus(off());
                on = on.plus(on()).plus(on());
                off = off.plus(off());
            }
            double outside = (on.cpuOfOne() - off.cpuOfOne()) * on.units();
            System.out.printf(
                    Locale.ROOT,
                    "told/outside=%.2f; told %.0f ms, seen from outside %.0f ms of %.0f ms CPU, %d and %d units%n",
                    told / outside,
                    told / 1e6,
                    outside / 1e6,
                    on.cpu() / 1e6,
                    on.units(),
                    off.units());
        }

        private Block on() {
            Block before = Block.now();
            Session session =
                    holter.start(SessionRequest.of(type()).duration(BLOCK).live(live));
            Overhead overhead = session.profile().join().overhead();
            told += overhead.total().toNanos();
            return Block.now().since(before);
        }

        private ProfileType type() {
            return holter.type("silly").orElseThrow();
        }

        private static Block off() throws InterruptedException {
            Block before = Block.now();
            Thread.sleep(BLOCK.toMillis());
            return Block.now().since(before);
        }

        private static void work() {
            while (true) {
                LockSupport.parkNanos(PARK_NANOS);
                for (int i = 0; i < 50; i++) {
                    sink += Long.toString(sink).hashCode();
                }
                units.increment();
            }
        }
    }
}
