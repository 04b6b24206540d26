package dev.holter.benchmarks.rivals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What each round does, and each start in it, whoever profiles.
 *
 * @param perSecond requests per second to each service
 * @param warmUpSeconds for how long they are sent before anything is measured
 * @param stretchSeconds for how long it is measured
 * @param seed of the order of the starts
 * @param jvm options of the service's JVM
 */
record Protocol(double perSecond, int warmUpSeconds, int stretchSeconds, long seed, List<String> jvm) {

    Protocol {
        jvm = List.copyOf(jvm);
        requirePositive("perSecond", perSecond);
        requirePositive("warmUpSeconds", warmUpSeconds);
        requirePositive("stretchSeconds", stretchSeconds);
    }

    static Protocol read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<String, Object> values = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return new Protocol(
                    number(values, "perSecond").doubleValue(),
                    number(values, "warmUpSeconds").intValue(),
                    number(values, "stretchSeconds").intValue(),
                    number(values, "seed").longValue(),
                    ((List<?>) Objects.requireNonNullElse(values.get("jvm"), List.of()))
                            .stream().map(Object::toString).toList());
        }
    }

    private static Number number(Map<String, Object> values, String key) {
        if (values.get(key) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("The protocol has no number '" + key + "': " + values);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("'" + name + "' must be above 0, but was " + value);
        }
    }
}
