package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.Holter;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartBodyTests {

    private static Holter holter;

    private static final String TYPES = "cpu, allocation, heap, lock, wait, trace";

    @BeforeAll
    static void start() {
        holter = Holter.builder().inBackground().build();
    }

    @AfterAll
    static void close() {
        holter.close();
    }

    @Test
    void requiresAType() {
        assertThatThrownBy(() -> body(null, "10s", null))
                .hasMessage("'type' is required. It must be one of " + TYPES + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPU", "disk", "", " cpu", "../cpu"})
    void refusesAnUnknownTypeAndNamesTheKnownOnes(String type) {
        assertThatThrownBy(() -> body(type, null, null))
                .hasMessage("'type' must be one of " + TYPES + ", but was '" + type.strip() + "'.");
    }

    @Test
    void leavesTheDurationToTheTypeWhereNothingIsSaid() {
        assertThat(body("cpu", null, null).duration()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10s,PT10S", "1500ms,PT1.5S", "1m,PT1M", "PT10S,PT10S", "-5s,PT-5S", "2000,PT2S"})
    void readsDurationsAsSpringDoes(String text, Duration expected) {
        assertThat(body("cpu", text, null).duration()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10 parsecs", "1e3s", "9999999999999999d", "9223372036854775807s", "PT999999999999H", "NaN"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> body("cpu", text, null))
                .hasMessage("'duration' must be a time such as 10s, 1500ms or PT10S, but was '" + text + "'.");
    }

    @Test
    void refusesAMegabyteOfQuestionWithoutRepeatingIt() {
        assertThatThrownBy(() -> body("cpu", null, "a".repeat(1 << 20)))
                .hasMessage(
                        "'question' must have at most 1000 characters, but has 1048576: '" + "a".repeat(80) + "…'.");
    }

    @Test
    void keepsAQuestionOfAThousandCharacters() {
        assertThat(body("cpu", null, "a".repeat(1000)).question()).hasSize(1000);
    }

    @Test
    void refusesBlankNamesAndUnknownFlags() {
        assertThatThrownBy(() -> new StartBody("cpu", null, " ", null, null, null, null).toRequest(holter))
                .hasMessage("'endpoint' must not be blank. Leave it out to mean all.");
        assertThatThrownBy(() -> new StartBody("cpu", null, null, null, null, "yes", null).toRequest(holter))
                .hasMessage("'live' must be true or false, but was 'yes'.");
    }

    @Test
    void readsMethods() {
        assertThat(methods("com.acme.Pricing::rate; com.acme.Cart$Line::<init>")
                        .methods()
                        .names())
                .containsExactly("com.acme.Pricing::rate", "com.acme.Cart$Line::<init>");
        assertThat(body("trace", null, null).methods().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "com.acme.Pricing",
                "com.acme.*::rate",
                "::rate",
                "@jakarta.ws.rs.GET",
                "com.acme.Pricing::",
                "com.acme.Pricing::rate()",
                "com.acme.Pricing.rate",
                "../etc::passwd",
                "jdk.jfr.internal.JVM::flush",
                "A::a;A::b;A::c;A::d;A::e;A::f;A::g;A::h;A::i;A::j;A::k"
            })
    void refusesWhatNamesNoMethodsOrTooMany(String typed) {
        assertThatThrownBy(() -> methods(typed))
                .hasMessage(
                        "'methods' is '" + typed + "'. It must be 1 to 10 methods, each with its class, separated by"
                                + " ';', for example com.acme.Pricing::rate;com.acme.Cart::<init>. A class, a package or an"
                                + " annotation alone is not allowed, and no class of jdk.jfr or jdk.internal is.");
    }

    @Test
    void refusesAMegabyteOfMethodsWithoutRepeatingIt() {
        assertThatThrownBy(() -> methods("a".repeat(1 << 20) + "::b"))
                .hasMessageStartingWith("'methods' is '" + "a".repeat(80) + "…'. It must be 1 to 10 methods");
    }

    private static SessionRequest methods(String typed) {
        return new StartBody("trace", null, null, null, null, null, typed).toRequest(holter);
    }

    private static SessionRequest body(String type, String duration, String question) {
        return new StartBody(type, duration, null, null, question, null, null).toRequest(holter);
    }
}
