package dev.holter.benchmarks.budget;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What one thing may cost.
 *
 * @param name the thing
 * @param unit of readings and budget
 * @param most the budget
 * @param how it is measured, in words
 * @param why it is this budget
 * @param jdk the JDK feature release that it is for; 0 for all
 */
record Budget(String name, String unit, double most, String how, String why, int jdk) {

    /** All budgets of the file, in its order. */
    static List<Budget> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return entries.stream().map(Budget::of).toList();
        }
    }

    /** Whether it is one of this JVM. */
    boolean isOfThisJdk() {
        return jdk == 0 || jdk == Runtime.version().feature();
    }

    private static Budget of(Map<String, Object> entry) {
        return new Budget(
                text(entry, "name"),
                text(entry, "unit"),
                Double.parseDouble(text(entry, "budget")),
                text(entry, "how"),
                text(entry, "why"),
                Integer.parseInt(entry.getOrDefault("jdk", 0).toString()));
    }

    private static String text(Map<String, Object> entry, String key) {
        Object value = entry.get(key);
        if (value == null) {
            throw new IllegalArgumentException("A budget has no '" + key + "': " + entry);
        }
        return value.toString();
    }
}
