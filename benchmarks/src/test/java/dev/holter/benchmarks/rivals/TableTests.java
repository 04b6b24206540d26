package dev.holter.benchmarks.rivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTests {

    private static final Protocol PROTOCOL = new Protocol(60, 360, 120, 1, List.of("-Xmx512m"));
    private static final List<String> ROWS = List.of(Rivals.NONE, "datadog");
    private static final Conditions HERE = new Conditions("JDK", "machine", "abc", PROTOCOL, ROWS);

    @TempDir
    Path folder;

    @Test
    void comparesWithNoneAndHolterWithTheOthers() {
        List<Reading> readings = new ArrayList<>();
        for (int round = 1; round <= 10; round++) {
            readings.add(reading(HERE, Rivals.NONE, round, 1000 + round, null));
            readings.add(reading(HERE, "holter-cpu", round, 1.01 * (1000 + round), null));
            readings.add(reading(HERE, "jfr-profile", round, 1.04 * (1000 + round), null));
        }
        String table = new Table(readings).markdown();

        assertThat(line(table, "| none |")).contains("| 10 | 1006 | 1 |");
        assertThat(line(table, "| holter-cpu |"))
                .contains("| 10 | 1016 | 1.010 (1.010 to 1.010) | 0.06 (0.06 to 0.06) | 0.03 |");
        assertThat(line(table, "| jfr-profile |")).contains("1.040 (1.040 to 1.040)");
        assertThat(line(table, "| holter-cpu | jfr-profile |"))
                .contains(
                        "| 0.971 (0.971 to 0.971) less | -0.18 (-0.18 to -0.18) less | 1.000 (1.000 to 1.000) not resolved | 1.000 (1.000 to 1.000) not resolved |");
        assertThat(table).doesNotContain("datadog").contains("- holter-cpu: two notes; 20 requests failed or not sent");
    }

    @Test
    void doesNotCountAStartWhoseProfilesDidNotArriveAndSaysSo() {
        String table = new Table(List.of(
                        reading(HERE, Rivals.NONE, 1, 1000, null), reading(HERE, "datadog", 1, 900, "nothing arrived")))
                .markdown();

        assertThat(table).doesNotContain("| datadog |").contains("- Not counted: datadog, round 1: nothing arrived");
    }

    @Test
    void goesOnOnlyFromReadingsOfTheSameConditions() throws Exception {
        Log log = new Log(folder.resolve("results").resolve("rivals.jsonl"));
        Reading here = reading(HERE, "datadog", 1, 900, "nothing arrived");
        assertThat(log.readings(HERE)).isEmpty();

        log.append(here);
        for (Conditions others : List.of(
                new Conditions("another JDK", "machine", "abc", PROTOCOL, ROWS),
                new Conditions("JDK", "machine", "def", PROTOCOL, ROWS),
                new Conditions("JDK", "machine", "abc", PROTOCOL, List.of(Rivals.NONE)))) {
            log.append(reading(others, "datadog", 1, 900, null));
        }

        assertThat(log.readings(HERE)).containsExactly(here);
    }

    @Test
    void keepsAStartThatFailed() throws Exception {
        Log log = new Log(folder.resolve("rivals.jsonl"));
        Reading failed =
                Reading.ofFailure("2026-11-28T04:00:00Z", "datadog", 2, HERE, new IllegalStateException("it ended"));

        log.append(failed);

        assertThat(log.readings(HERE)).containsExactly(failed);
        assertThat(failed.isRun()).isFalse();
        assertThat(new Table(log.readings(HERE)).markdown())
                .contains("round 2: failed: ")
                .contains("it ended");
    }

    @Test
    void readsTheProtocolThatIsUsed() throws Exception {
        Protocol protocol = Protocol.read(Path.of("rivals.yml"));

        // Holter's duty cycle and Datadog's upload both take a minute.
        assertThat(protocol.stretchSeconds() % 60).isZero();
        assertThat(protocol.jvm()).isNotEmpty();
    }

    private static String line(String table, String start) {
        return table.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + " is not in\n" + table));
    }

    private static Reading reading(
            Conditions conditions, String rival, int round, double cpu, @Nullable String notRun) {
        return new Reading(
                "2026-11-28T04:00:00Z",
                rival,
                round,
                conditions,
                5000,
                9000,
                10_800,
                2,
                cpu,
                10,
                5,
                2,
                20,
                300,
                40,
                120_000,
                List.of("two notes"),
                Map.of("JFR Recorder Th", 3.5),
                notRun);
    }
}
