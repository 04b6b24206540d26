package dev.holter.recording.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTests {

    private static final AvailableEvents AVAILABLE = AvailableEvents.ofThisJvm();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Test
    void takesValuesInBootsAndInJfrsNotation() {
        assertThat(cpu("period", "10ms").settings()).containsEntry("jdk.ExecutionSample#period", "10 ms");
        assertThat(cpu("period", "10 ms").settings()).containsEntry("jdk.ExecutionSample#period", "10 ms");
        assertThat(cpu("period", "PT1S").source()).isEqualTo("jdk.ExecutionSample period=1 s");
        assertThat(tuned("lock", "jdk.JavaMonitorEnter", "stack-trace", "FALSE").settings())
                .containsEntry("jdk.JavaMonitorEnter#stackTrace", "false")
                .containsEntry("jdk.ThreadPark#threshold", "10 ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu|jdk.ExecutionSample|period|0|It must be a time from 1ms to 1h, for example 20ms.",
                "cpu|jdk.ExecutionSample|period|0ms|It must be a time from 1ms to 1h, for example 20ms.",
                "cpu|jdk.ExecutionSample|period|everyChunk|It must be a time from 1ms to 1h, for example 20ms.",
                "cpu|jdk.ExecutionSample|period|99999999999999999999s|It must be a time from 1ms to 1h, for example 20ms.",
                "lock|jdk.ThreadPark|threshold|-5ms|It must be a time from 0ms to 1h, for example 10ms.",
                "lock|jdk.ThreadPark|threshold|soon|It must be a time from 0ms to 1h, for example 10ms.",
                "allocation|jdk.ObjectAllocationSample|throttle|0/s|It must be a rate, for example 300/s, or off.",
                "allocation|jdk.ObjectAllocationSample|throttle|often|It must be a rate, for example 300/s, or off.",
                "heap|jdk.OldObjectSample|cutoff|infinity|It must be 0ns: the search for what keeps objects alive stops the world.",
                "lock|jdk.ThreadPark|stackTrace|perhaps|It must be true or false.",
                "lock|jdk.ThreadPark|threshold|-5|It must be a time from 0ms to 1h, for example 10ms.",
                "lock|jdk.ThreadPark|threshold|PT-5S|It must be a time from 0ms to 1h, for example 10ms.",
                "lock|jdk.ThreadPark|threshold|2h|It must be a time from 0ms to 1h, for example 10ms.",
                "lock|jdk.ThreadPark|threshold|''|It must be a time from 0ms to 1h, for example 10ms.",
                "cpu|jdk.ExecutionSample|period|-20ms|It must be a time from 1ms to 1h, for example 20ms.",
                "cpu|jdk.ExecutionSample|period|999us|It must be a time from 1ms to 1h, for example 20ms."
            })
    void refusesAValueAndSaysWhatIsAllowed(String type, String event, String setting, String value, String allowed) {
        assertThatThrownBy(() -> tuned(type, event, setting, value))
                .isInstanceOf(InvalidTuningException.class)
                .hasMessage("The setting 'holter.types." + type + ".events.[" + event + "]." + setting + "' is '"
                        + value + "'. " + allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Pricing",
                "com.acme.*::rate",
                "::rate",
                "@Timed",
                "A::a;A::b;A::c;A::d;A::e;A::f;A::g;A::h;A::i;A::j;A::k"
            })
    void refusesAFilterThatNamesNoMethodsOrTooManyOnEveryJdk(String filter) {
        assertThatThrownBy(() -> tuned("trace", "jdk.MethodTrace", "filter", filter))
                .isInstanceOf(InvalidTuningException.class)
                .hasMessage("The setting 'holter.types.trace.events.[jdk.MethodTrace].filter' is '" + filter + "'. "
                        + TracedMethods.ALLOWED);
    }

    @Test
    void takesMethodsOnEveryJdkBecauseASessionIsRefusedInTheirPlace() {
        TypeDefinition trace =
                tuned("trace", "jdk.MethodTrace", "filter", "com.acme.Pricing::rate, com.acme.Cart::<init>");
        assertThat(MethodTracing.methods(trace).names())
                .containsExactly("com.acme.Pricing::rate", "com.acme.Cart::<init>");
        assertThat(MethodTracing.recorded(trace, TracedMethods.NONE)
                        .orElseThrow()
                        .settings())
                .containsOnlyKeys(
                        "jdk.MethodTrace#enabled",
                        "jdk.MethodTrace#filter",
                        "jdk.MethodTrace#threshold",
                        "jdk.MethodTrace#stackTrace")
                .containsEntry("jdk.MethodTrace#filter", "com.acme.Pricing::rate;com.acme.Cart::<init>");
        assertThat(MethodTracing.timing(trace)).containsEntry("jdk.MethodTiming#enabled", "true");
    }

    @Test
    void leavesCallsOutWhereNobodyNamesMethods() {
        TypeDefinition trace = TypeCatalog.builtIn().find("trace").orElseThrow();
        assertThat(MethodTracing.recorded(trace, TracedMethods.NONE)
                        .orElseThrow()
                        .event("jdk.MethodTrace"))
                .isEmpty();
        assertThat(MethodTracing.timing(trace)).isEmpty();
    }

    @Test
    void refusesAWrongNameWithTheNearestOne() {
        assertThatThrownBy(() -> tuned("cpuu", "jdk.ExecutionSample", "period", "10ms"))
                .hasMessage(
                        "The setting 'holter.types.cpuu' is '{jdk.ExecutionSample={period=10ms}}'. There is no type 'cpuu'."
                                + " The nearest is 'cpu'. A type of your own needs 'holter.types.cpuu.question'.");
        assertThatThrownBy(() -> tuned("cpu", "jdk.ExecutionSampel", "period", "10ms"))
                .hasMessage(
                        "The setting 'holter.types.cpu.events.[jdk.ExecutionSampel]' is '{period=10ms}'."
                                + " 'jdk.ExecutionSampel' is no event of the type 'cpu'. The nearest is 'jdk.ExecutionSample'.");
        assertThatThrownBy(() -> cpu("perod", "10ms"))
                .hasMessageStartingWith("The setting 'holter.types.cpu.events.[jdk.ExecutionSample].perod' is '10ms'."
                        + " 'perod' is no setting of jdk.ExecutionSample on this JVM, which has ")
                .hasMessageEndingWith("The nearest is 'period'.");
        assertThatThrownBy(() -> own("duration", null, null, "jdk.FileRaed"))
                .hasMessageEndingWith("The nearest is 'jdk.FileRead'.");
        assertThatThrownBy(() -> own("bytesred", null, null, "jdk.FileRead"))
                .hasMessage(
                        "The setting 'holter.types.my-io.weight' is 'bytesred'. The event jdk.FileRead offers bytesRead,"
                                + " count, duration. The nearest is 'bytesRead'.");
    }

    @Test
    void refusesATypeWithoutAnEvent() {
        assertThatThrownBy(() -> cpu("enabled", "false"))
                .hasMessageContaining("The type 'cpu' must have at least one event that is enabled.");
        assertThatThrownBy(() -> own("count", null, null)).hasMessageContaining("must have at least one event");
    }

    @Test
    void refusesDurationsThatContradictEachOther() {
        assertThatThrownBy(() -> own("count", "2m", null, "jdk.FileRead"))
                .hasMessage("The setting 'holter.types.my-io.default-duration' is '2m'."
                        + " It must be a time from 1s to 60s, for example 10s.");
        TypeDefinition capped = own("count", "2m", "10m", "jdk.FileRead");
        assertThat(capped.defaultDuration()).isEqualTo(Duration.ofMinutes(2));
        assertThat(capped.cap()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void givesEverySettingOfAnOwnEventAValueThatNeitherFloodsNorHides() {
        assertThat(own("duration", null, null, "jdk.FileRead").settings())
                .containsEntry("jdk.FileRead#enabled", "true")
                .containsEntry("jdk.FileRead#threshold", "10 ms")
                .containsEntry("jdk.FileRead#stackTrace", "true");
        assertThat(own("count", null, null, "jdk.ExecutionSample").source())
                .startsWith("jdk.ExecutionSample period=20 ms");
        assertThat(own("weight", null, null, "jdk.ObjectAllocationSample").source())
                .isEqualTo("jdk.ObjectAllocationSample throttle=300/s");
    }

    @Test
    void letsASampleStandForItsPeriodWhateverThePeriodIs() {
        assertThat(tuned("wait", "jdk.NativeMethodSample", "period", "50ms")
                        .event("jdk.NativeMethodSample")
                        .orElseThrow()
                        .weight())
                .isEqualTo(Weight.nanos(50_000_000));
    }

    @Test
    void acceptsAllBuiltInSettingsOnThisJvm() {
        for (TypeDefinition definition : TypeCatalog.builtIn().definitions()) {
            for (EventSettings event : definition.events()) {
                event.settings().forEach((setting, value) -> assertThat(
                                tuned(definition.type().name(), event.event(), setting, value))
                        .isEqualTo(definition));
            }
        }
    }

    private static TypeDefinition cpu(String setting, String value) {
        return tuned("cpu", "jdk.ExecutionSample", setting, value);
    }

    private static TypeDefinition tuned(String type, String event, String setting, String value) {
        return with(type, TypeTuning.of(Map.of(event, Map.of(setting, value))));
    }

    private static TypeDefinition own(
            String weight, @Nullable String defaultDuration, @Nullable String maxDuration, String... events) {
        Map<String, Map<String, String>> all = new java.util.HashMap<>();
        for (String event : events) {
            all.put(event, Map.of());
        }
        return with("my-io", new TypeTuning("What reads?", null, null, weight, defaultDuration, maxDuration, all));
    }

    private static TypeDefinition with(String type, TypeTuning tuning) {
        return TypeCatalog.builtIn()
                .with(Map.of(type, tuning), AVAILABLE, LIMIT)
                .find(type)
                .orElseThrow();
    }
}
