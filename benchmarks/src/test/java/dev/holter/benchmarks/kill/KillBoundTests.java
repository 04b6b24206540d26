package dev.holter.benchmarks.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillBoundTests {

    @Test
    void holdsForAllKillsButTwoOfTwoHundred() {
        assertThat(withLate(2).isMissed()).isFalse();
        assertThat(withLate(2).json()).containsEntry("late", 2L).containsEntry("verdict", "kept");
        assertThat(withLate(3).isMissed()).isTrue();
        assertThat(withLate(3).json()).containsEntry("verdict", "MISSED");
        assertThat(withLate(3).toString()).contains("3 beyond 20 ms: MISSED");
    }

    @Test
    void measuresKillsBesideAToolThatDumps(@TempDir Path directory) throws Exception {
        try (DumpingTool tool = new DumpingTool(directory.resolve("other.jfr"));
                KilledSessions sessions = new KilledSessions(directory).kill(2)) {
            assertThat(sessions.call().getN()).isEqualTo(2);
            assertThat(sessions.last().getN()).isEqualTo(2);
            assertThat(tool.words()).matches("[1-9]\\d* dumps that took .*");
        }
    }

    private static KillBound withLate(int late) {
        DescriptiveStatistics readings = new DescriptiveStatistics();
        for (int i = 0; i < 200; i++) {
            readings.addValue(i < late ? 20.1 : 20);
        }
        return new KillBound("last event", 20, readings);
    }
}
