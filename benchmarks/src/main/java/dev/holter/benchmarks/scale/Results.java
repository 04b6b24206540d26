package dev.holter.benchmarks.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.benchmarks.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** All readings of one JDK, in a file that keeps the axes that were not measured anew. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode root;

    private Results(ObjectNode root) {
        this.root = root;
    }

    static Path file(Path folder, int feature) {
        return folder.resolve("scale-jdk" + feature + ".json");
    }

    /** What is in the file, nothing where it is not there. */
    static Results read(Path file) throws IOException {
        return new Results(Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        JSON.writeValue(file.toFile(), root);
    }

    /** Begins an axis anew. */
    void begin(Axis axis, String commit, int seconds) {
        ObjectNode begun = ResultFile.beginAnew(root, axis.name(), commit);
        begun.put("title", axis.title());
        begun.put("type", axis.type().name());
        begun.put("secondsOfAWindow", seconds);
        begun.putObject("points");
    }

    void add(Axis axis, String point, Map<String, Double> reading) {
        ObjectNode kept = root.withObject("/" + axis.name())
                .withObject("/points")
                .withArray(point)
                .addObject();
        reading.forEach(kept::put);
    }

    /** The points of an axis, in their order; none where it was not measured. */
    List<String> points(String axis) {
        List<String> points = new ArrayList<>();
        root.path(axis).path("points").fieldNames().forEachRemaining(points::add);
        return points;
    }

    /** The median of this figure's readings; NaN where there is none. */
    double median(String axis, String point, String figure) {
        List<Double> readings = new ArrayList<>();
        root.path(axis).path("points").path(point).forEach(reading -> {
            if (reading.has(figure)) {
                readings.add(reading.get(figure).asDouble());
            }
        });
        return readings.isEmpty()
                ? Double.NaN
                : new Median()
                        .evaluate(readings.stream().mapToDouble(each -> each).toArray());
    }

    /** What these parts of each window add up to. */
    double[] sums(String axis, String point, List<String> parts) {
        List<Double> sums = new ArrayList<>();
        root.path(axis)
                .path("points")
                .path(point)
                .forEach(reading -> sums.add(parts.stream()
                        .mapToDouble(part -> reading.path(part).asDouble())
                        .sum()));
        return sums.stream().mapToDouble(each -> each).toArray();
    }

    /** Some fact about the measurement of an axis; empty where it was not measured. */
    String fact(String axis, String name) {
        return root.path(axis).path(name).asText();
    }
}
