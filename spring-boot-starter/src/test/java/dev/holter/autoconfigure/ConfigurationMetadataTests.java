package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.recording.type.AvailableEvents;
import dev.holter.recording.type.BuiltInTypes;
import dev.holter.recording.type.CpuSource;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.HazardLedger;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import dev.holter.recording.type.TypeTuning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What an IDE completes: every key of every type that Holter brings, on any JDK. */
class ConfigurationMetadataTests {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path FILE =
            Path.of("src/main/resources/META-INF/additional-spring-configuration-metadata.json");

    /** What an IDE proposes for a setting. Each of them is allowed; where others are too, as for times, it is an example. */
    private static final Map<String, List<String>> VALUES = Map.of(
            "enabled", List.of("true", "false"),
            "stackTrace", List.of("true", "false"),
            "period", List.of("10ms", "20ms", "50ms"),
            "threshold", List.of("1ms", "5ms", "10ms", "20ms"),
            "throttle", List.of("off", "100/s", "300/s", "1000/s"),
            "cutoff", List.of("0ns"),
            "filter", List.of("com.acme.Pricing::rate"));

    /** The settings that allow nothing else. */
    private static final Set<String> CLOSED = Set.of("enabled", "stackTrace", "cutoff");

    @Test
    void proposesForEverySettingWhatThisJvmAllows() {
        AvailableEvents available = AvailableEvents.ofThisJvm();
        TypeCatalog catalog = TypeCatalog.builtIn();
        for (TypeDefinition type : catalog.definitions()) {
            for (EventSettings event : type.events()) {
                assertThat(VALUES.keySet()).containsAll(event.settings().keySet());
                event.settings().keySet().forEach(setting -> VALUES.get(setting)
                        .forEach(value -> assertThatCode(() -> catalog.with(
                                        Map.of(
                                                type.type().name(),
                                                TypeTuning.of(Map.of(event.event(), Map.of(setting, value)))),
                                        available,
                                        Duration.ofMinutes(1)))
                                .as(event.event() + " " + setting + "=" + value)
                                .doesNotThrowAnyException()));
            }
        }
    }

    @Test
    void knowsTheBuiltInTypesWithTheirEventsAndSettings() throws IOException {
        JsonNode expected = metadata();
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(FILE, JSON.writeValueAsString(expected) + "\n");
        }
        assertThat(JSON.readTree(Files.readString(FILE)))
                .as("The metadata differs from BuiltInTypes. Regenerate it: mvn -pl spring-boot-starter -am test"
                        + " -Dtest=ConfigurationMetadataTests -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dtest.jvm.options=-Dregenerate=true")
                .isEqualTo(expected);
    }

    @Test
    void isMergedIntoWhatTheJarBrings() throws IOException {
        try (InputStream merged =
                HolterProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            JsonNode all = JSON.readTree(merged);
            assertThat(names(all.get("properties")))
                    .contains(
                            "holter.types",
                            "holter.types.cpu.events.[jdk.ExecutionSample].period",
                            "holter.types.cpu.source",
                            "holter.types.lock.max-duration")
                    .containsAll(Settings.known());
            assertThat(names(all.get("hints")))
                    .contains(
                            "holter.types.keys",
                            "holter.types.cpu.source",
                            "holter.hazards.allow",
                            "holter.types.trace.events.keys",
                            "holter.types.trace.events.[jdk.MethodTrace].filter");
        }
    }

    private static List<String> names(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.get("name").asText())
                .toList();
    }

    private static JsonNode metadata() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode properties = root.putArray("properties");
        ArrayNode hints = root.putArray("hints");
        Map<String, Map<String, Set<String>>> types = types();
        openHint(hints, "holter.types.keys", types.keySet());
        types.forEach((type, events) -> {
            String key = "holter.types." + type;
            property(properties, key + ".default-duration", "For how long to collect where nobody says.");
            property(
                    properties,
                    key + ".max-duration",
                    "Longest session of this type, instead of holter.limits.max-duration.");
            events.forEach((event, settings) -> settings.forEach(setting -> {
                String whole = key + ".events.[" + event + "]." + setting;
                property(
                        properties,
                        whole,
                        "Setting '" + setting + "' of the JFR event " + event + ", where this JVM has it.");
                Collection<String> values = VALUES.getOrDefault(setting, List.of());
                if (CLOSED.contains(setting)) {
                    hint(hints, whole, values);
                } else {
                    openHint(hints, whole, values);
                }
            }));
            hint(hints, key + ".events.keys", events.keySet());
        });
        property(properties, "holter.types.cpu.source", "Event that CPU samples come from.");
        hint(hints, "holter.types.cpu.source", List.of("execution", "cpu-time"));
        hint(hints, "holter.hazards.allow", HazardLedger.known());
        return root;
    }

    private static Map<String, Map<String, Set<String>>> types() {
        Map<String, Map<String, Set<String>>> types = new TreeMap<>();
        Stream<List<TypeDefinition>> all = Stream.concat(
                Stream.of(BuiltInTypes.of(25, CpuSource.CPU_TIME)),
                Stream.of(17, 21, 25).map(BuiltInTypes::of));
        all.flatMap(List::stream).forEach(type -> {
            Map<String, Set<String>> events = types.computeIfAbsent(type.type().name(), name -> new TreeMap<>());
            for (EventSettings event : type.events()) {
                Set<String> settings = events.computeIfAbsent(event.event(), name -> new TreeSet<>());
                settings.addAll(event.settings().keySet());
                settings.add("enabled");
            }
        });
        return types;
    }

    private static void property(ArrayNode properties, String name, String description) {
        properties.addObject().put("name", name).put("type", "java.lang.String").put("description", description);
    }

    private static ObjectNode hint(ArrayNode hints, String name, Collection<String> values) {
        ObjectNode hint = hints.addObject().put("name", name);
        ArrayNode all = hint.putArray("values");
        values.forEach(value -> all.addObject().put("value", value));
        return hint;
    }

    /** A hint beside whose values others are right, too. */
    private static void openHint(ArrayNode hints, String name, Collection<String> values) {
        hint(hints, name, values).putArray("providers").addObject().put("name", "any");
    }
}
