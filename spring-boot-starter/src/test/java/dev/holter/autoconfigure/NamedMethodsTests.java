package dev.holter.autoconfigure;

import static dev.holter.autoconfigure.RunningShop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named methods over HTTP, and what a session tells of the settings that others changed. */
class NamedMethodsTests {

    private static RunningShop shop;

    @BeforeAll
    static void start() {
        shop = RunningShop.start();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void tellsTheCallsOfAMethodThatWasNamedInTheRequest() throws Exception {
        HttpResponse<String> started = start("operator", "dev.holter.autoconfigure.NamedMethodsTests::pause");
        assertThat(started.statusCode()).isEqualTo(202);
        String id = json(started).get("id").asText();
        for (int i = 0; i < 300; i++) {
            pause();
        }
        JsonNode session = shop.finished(id);
        assertThat(session.get("request").get("methods").asText())
                .isEqualTo("dev.holter.autoconfigure.NamedMethodsTests::pause");
        JsonNode method = session.get("methods").get(0);
        assertThat(method.fieldNames())
                .toIterable()
                .containsExactly(
                        "method",
                        "descriptor",
                        "calls",
                        "totalNanos",
                        "averageNanos",
                        "minNanos",
                        "maxNanos",
                        "recordedCalls",
                        "recordedNanos");
        assertThat(method.get("method").asText()).isEqualTo("dev.holter.autoconfigure.NamedMethodsTests::pause");
        assertThat(method.get("descriptor").asText()).isEqualTo("()V");
        assertThat(method.get("calls").asLong()).isBetween(1L, 300L);
        assertThat(method.get("minNanos").asLong()).isGreaterThanOrEqualTo(10_000_000L);
        // A call that ends while the session does may be counted and not in the profile.
        assertThat(session.get("samples").asLong())
                .isCloseTo(method.get("recordedCalls").asLong(), within(1L));
        assertThat(session.get("value").get("total").asLong())
                .isCloseTo(method.get("recordedNanos").asLong(), withinPercentage(2));
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(10);
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_24)
    void refusesNamedMethodsBelowJdk25() {
        HttpResponse<String> refused = start("operator", "dev.holter.autoconfigure.NamedMethodsTests::pause");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").asText()).isEqualTo("UNSUPPORTED");
        assertThat(json(refused).get("detail").asText())
                .startsWith("Named methods can be traced on JDK 25 or newer, and this is JDK ");
    }

    @ParameterizedTest
    @CsvSource({"com.acme.Pricing", "com.acme.*::rate", "@Timed", "''", "::rate"})
    void refusesWhatNamesNoMethod(String methods) {
        HttpResponse<String> refused = start("operator", methods);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(json(refused).get("detail").asText())
                .startsWith("'methods' is '" + methods + "'. It must be 1 to 10");
    }

    @Test
    void refusesViewersAndOtherTypes() {
        assertThat(start("viewer", "com.acme.Pricing::rate").statusCode()).isEqualTo(403);
        HttpResponse<String> refused =
                shop.post("operator", "", "{\"type\":\"cpu\",\"methods\":\"com.acme.Pricing::rate\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("detail").asText()).startsWith("'methods' belongs to the type 'trace'");
    }

    @Test
    void listsTheSettingsThatOtherRecordingsChanged() {
        try (Recording foreign =
                new Recording(Map.of("jdk.ExecutionSample#enabled", "true", "jdk.ExecutionSample#period", "10 ms"))) {
            foreign.setName("agent /var/secret");
            foreign.start();
            JsonNode session = shop.finished(shop.startSession("1s"));
            assertThat(session.get("settingsChangedByOthers").toString())
                    .isEqualTo("[{\"event\":\"jdk.ExecutionSample\",\"setting\":\"period\",\"asked\":\"20 ms\","
                            + "\"effective\":\"10 ms\",\"recording\":\"agent …\"}]");
            assertThat(session.get("methods").isEmpty()).isTrue();
        }
    }

    private static HttpResponse<String> start(String user, String methods) {
        return shop.post(user, "", "{\"type\":\"trace\",\"duration\":\"2s\",\"methods\":\"" + methods + "\"}");
    }
}
