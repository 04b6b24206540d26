package dev.holter.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.OwnJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against JFR's own events, one of which it makes at each new buffer where nothing holds it back. In a JVM of its own: all threads of a JVM count. */
class AllocationBuffersTests {

    private static final Pattern PRINTED = Pattern.compile("told (\\d+), in half of the time (\\d+), seen (\\d+)");

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseZGC"})
    void countsAboutAsManyAsThereAre(String collector) throws Exception {
        String printed = OwnJvm.run(Allocating.class, List.of("-Xms128m", "-Xmx128m", collector));
        System.out.println("  allocation buffers, " + collector + ": " + printed.trim());
        Matcher counts = PRINTED.matcher(printed);
        assertThat(counts.find()).as(printed).isTrue();
        double told = Double.parseDouble(counts.group(1));
        double toldOfHalf = Double.parseDouble(counts.group(2));
        double seen = Double.parseDouble(counts.group(3));
        assertThat(told / seen).isBetween(0.4, 2.5);
        assertThat(toldOfHalf / told).isBetween(0.4, 0.6);
    }

    static final class Allocating {

        private static final int THREADS = 8;
        private static final int ROUNDS = 16;
        private static final long ROUND_MILLIS = 250;
        private static final String EVENT = "jdk.ObjectAllocationSample";

        private static volatile Object sink;

        public static void main(String[] arguments) throws Exception {
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(Allocating::work, "allocating-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            Thread.sleep(4 * ROUND_MILLIS); // until the JVM has found the size of a buffer
            AllocationBuffers buffers = new AllocationBuffers();
            AllocationBuffers paused = new AllocationBuffers();
            Path dump = Files.createTempFile("buffers", ".jfr");
            try (Recording recording = new Recording(Map.of(EVENT + "#enabled", "true", EVENT + "#throttle", "off"))) {
                recording.start();
                buffers.begin(System.nanoTime());
                paused.begin(System.nanoTime());
                for (int i = 0; i < ROUNDS; i++) {
                    Thread.sleep(ROUND_MILLIS);
                    buffers.read(System.nanoTime());
                    paused.looks(i % 2 == 1, System.nanoTime());
                    paused.read(System.nanoTime());
                }
                recording.dump(dump);
            }
            long seen = RecordingFile.readAllEvents(dump).stream()
                    .filter(event -> event.getEventType().getName().equals(EVENT))
                    .count();
            Files.delete(dump);
            System.out.printf("told %d, in half of the time %d, seen %d%n", buffers.all(), paused.all(), seen);
        }

        private static void work() {
            while (true) {
                sink = new byte[64];
            }
        }
    }
}
