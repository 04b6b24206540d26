package dev.holter.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Readings as they are kept: when, of which commit and on what machine they were taken, and whatever the bench adds. */
public final class ResultFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, Object> content;

    private ResultFile(String commit) {
        this.content = conditions(at, commit);
    }

    /** Readings that are taken now. */
    public static ResultFile of(String commit) {
        return new ResultFile(commit);
    }

    /**
     * Begins a part of a file anew that holds the latest readings of several parts. What it has of this one moves to {@code earlier}, with
     * the part's name as {@code part}.
     */
    public static ObjectNode beginAnew(ObjectNode file, String part, String commit) {
        JsonNode before = file.get(part);
        if (before != null) {
            file.withArray("earlier").addObject().put("part", part).setAll((ObjectNode) before);
        }
        ObjectNode begun = file.putObject(part);
        begun.setAll((ObjectNode) JSON.valueToTree(conditions(Instant.now().truncatedTo(ChronoUnit.SECONDS), commit)));
        return begun;
    }

    private static Map<String, Object> conditions(Instant at, String commit) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("at", at.toString());
        conditions.put("commit", commit);
        conditions.put("jdk", jdk());
        conditions.put("processor", processor());
        conditions.put("cpus", Runtime.getRuntime().availableProcessors());
        conditions.put("os", system());
        return conditions;
    }

    /** This JVM's vendor and version. */
    public static String jdk() {
        return System.getProperty("java.vm.vendor") + " " + Runtime.version();
    }

    /** The kernel's name and version. */
    public static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    /** The processor's name; its architecture where the kernel does not tell. */
    public static String processor() {
        String architecture = System.getProperty("os.arch");
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException e) {
            return architecture;
        }
    }

    public ResultFile put(String name, Object value) {
        content.put(name, value);
        return this;
    }

    /**
     * Writes a file of its own, and prints where it is.
     *
     * @param bench begins the file's name
     * @param suffix ends it; may be empty
     */
    public void write(Path folder, String bench, String suffix) throws IOException {
        String name = bench + "-" + at.toString().replace(":", "") + "-jdk"
                + Runtime.version().feature() + suffix + ".json";
        Path file = Files.createDirectories(folder).resolve(name);
        JSON.writeValue(file.toFile(), content);
        System.out.println("Readings: " + file);
    }
}
