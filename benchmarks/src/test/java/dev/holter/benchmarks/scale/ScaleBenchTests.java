package dev.holter.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.benchmarks.BenchProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The bench runs, in a process of its own as it does, and what it writes is whole. What it measures here says nothing. */
class ScaleBenchTests {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void keepsTheReadingsOfAnAxisAndDrawsThem() throws Exception {
        Path picture = folder.resolve("scale.svg");
        String said = BenchProcess.run(
                ScaleBench.class,
                AT_MOST,
                folder.resolve("log.txt"),
                folder.toString(),
                picture.toString(),
                "0000000",
                "1",
                "1",
                "routes");
        assertThat(said).contains("| 10,000 | " + Runtime.version().feature() + " | ");

        JsonNode points = new ObjectMapper()
                .readTree(Results.file(folder, Runtime.version().feature()).toFile())
                .at("/routes/points");
        assertThat(points).hasSize(5).allSatisfy(point -> {
            JsonNode reading = point.get(0);
            for (String part : Table.PARTS) {
                assertThat(reading.get(part).asDouble()).as(part).isBetween(0.0, 1.0);
            }
            assertThat(reading.get("sampling").asDouble()).isPositive();
            assertThat(reading.get("bytes of the dump").asDouble()).isGreaterThan(10_000);
            assertThat(reading.get("ns of a scope").asDouble()).isPositive();
        });
        assertThat(points) // a window of a second has two or three
                .anySatisfy(point -> assertThat(
                                point.get(0).get("samples per second").asDouble())
                        .isPositive());
        assertThat(rectangles(Files.readString(picture))).isEqualTo(1 + 5 * Table.PARTS.size() + Table.PARTS.size());
    }

    @Test
    void drawsBothJdksSideBySideAndLeavesOutWhatOneLacks() throws Exception {
        Map<Integer, Results> byJdk = new TreeMap<>();
        byJdk.put(17, results("10"));
        byJdk.put(25, results("10", "10,000 virtual"));
        String picture = new Chart(byJdk).svg();
        assertThat(rectangles(picture)).isEqualTo(1 + 3 * Table.PARTS.size() + Table.PARTS.size());
        assertThat(picture).contains(">10,000 virtual</text>");
        assertThat(new Table(byJdk).markdown())
                .contains("| 10,000 virtual | 25 | 0.20 %", "**1.00 %** (1.00 to 1.00)")
                .doesNotContain("NaN");
    }

    private static Results results(String... points) throws Exception {
        Results results = Results.read(Path.of("no such file"));
        Axis axis = Axis.named(List.of("threads")).get(0);
        results.begin(axis, "0000000", 1);
        for (String point : points) {
            Map<String, Double> reading = new TreeMap<>();
            Table.PARTS.forEach(part -> reading.put(part, 0.002));
            for (String figure : List.of(
                    "samples per second",
                    "bytes of the dump",
                    "bytes of the profile",
                    "ns of a scope",
                    "served per second")) {
                reading.put(figure, 1_000.0);
            }
            results.add(axis, point, reading);
        }
        return results;
    }

    private static int rectangles(String svg) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        return document.getElementsByTagName("rect").getLength();
    }
}
