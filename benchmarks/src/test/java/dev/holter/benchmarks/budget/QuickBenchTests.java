package dev.holter.benchmarks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets and what measures them belong together; the figures of so short a run say nothing. */
class QuickBenchTests {

    private static final Path BUDGETS = Path.of("budgets.yml");
    private static final Budget BUDGET = new Budget("thing", "ms", 10, "somehow", "because", 0);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private QuickBench bench;

    @BeforeEach
    void prepare() {
        Places places = new Places(
                BUDGETS,
                folder.resolve("results"),
                Path.of("../samples/shop/target/shop.jar"),
                Path.of(System.getProperty("java.home")),
                folder);
        bench = new QuickBench(Pace.SMOKE, places, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @Test
    void measuresWhatHasABudgetAndNothingElse() throws Exception {
        List<String> budgets = Budget.read(BUDGETS).stream()
                .filter(Budget::isOfThisJdk)
                .map(Budget::name)
                .toList();
        Budget broken = new Budget("view top", "ms", -1, "by the part of the views", "because", 0);
        Readings readings = bench.measure(List.of(broken));
        assertThat(printed.toString(StandardCharsets.UTF_8).split("== Views", -1))
                .as("a part that looks broken is measured three times")
                .hasSize(4);
        assertThat(readings.names()).containsExactlyInAnyOrderElementsOf(budgets);
        for (String name : readings.names()) {
            assertThat(readings.of(name)).as(name).isNotEmpty().allSatisfy(reading -> assertThat(reading)
                    .isFinite());
        }
    }

    @Test
    void failsWhereABudgetIsBroken() throws Exception {
        assertThat(judge(11, 11, 9, 11, 11, 11)).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("BROKEN");
        assertThat(result()).contains("\"verdict\" : \"BROKEN\"", "11.0", "\"commit\" : \"abc\"");
    }

    @Test
    void takesAFewReadingsOverTheBudgetForNoise() throws Exception {
        assertThat(judge(9, 11, 9, 11, 9, 11)).isZero();
        assertThat(judge(11, 11, 9)).isZero();
    }

    @Test
    void failsWhereABudgetWasNotMeasured() throws Exception {
        assertThat(judge()).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("NOT MEASURED");
    }

    private int judge(double... values) throws IOException {
        Readings readings = new Readings();
        for (double value : values) {
            readings.add("thing", value);
        }
        return bench.judge(List.of(BUDGET), readings, "abc");
    }

    private String result() throws IOException {
        try (var files = Files.list(folder.resolve("results"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
