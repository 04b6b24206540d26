package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.Holter;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.InvalidTuningException;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TypeTuningTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(HolterAutoConfiguration.class));

    @Test
    void recordsWithTheSettingsOfTheApplication(CapturedOutput output) {
        runner.withPropertyValues(
                        "holter.types.cpu.events.[jdk.ExecutionSample].period=10ms",
                        "holter.types.cpu.source=execution",
                        "holter.types.cpu.default-duration=5s")
                .run(context -> {
                    Profile profile = context.getBean(Holter.class)
                            .start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)))
                            .profile()
                            .join();
                    assertThat(profile.provenance().source()).startsWith("jdk.ExecutionSample period=10 ms");
                    assertThat(output).doesNotContain("does not know these settings");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cpu.events.[jdk.ExecutionSample].period|0|It must be a time from 1ms to 1h, for example 20ms.",
                "lock.events.[jdk.ThreadPark].threshold|-5ms|It must be a time from 0ms to 1h, for example 10ms.",
                "allocation.events.[jdk.ObjectAllocationSample].throttle|fast|It must be a rate, for example 300/s, or off.",
                "cpu.source|wall|It must be cpu-time or execution.",
                "lock.source|execution|Only the type 'cpu' has a source. Remove it.",
                "cpu.events.[jdk.ExecutionSample].period|-20ms|It must be a time from 1ms to 1h, for example 20ms.",
                "cpu.events.[jdk.ExecutionSample].period|0s|It must be a time from 1ms to 1h, for example 20ms.",
                "cpu.events.[jdk.ExecutionSample].period|''|It must be a time from 1ms to 1h, for example 20ms.",
                "lock.events.[jdk.ThreadPark].threshold|-5|It must be a time from 0ms to 1h, for example 10ms.",
                "trace.events.[jdk.MethodTrace].threshold|-1ms|It must be a time from 0ms to 1h, for example 10ms.",
                "trace.events.[jdk.MethodTrace].filter|com.acme.Pricing|It must be 1 to 10 methods, each with its class,"
                        + " separated by ';', for example com.acme.Pricing::rate;com.acme.Cart::<init>. A class, a package or"
                        + " an annotation alone is not allowed, and no class of jdk.jfr or jdk.internal is.",
                "cpu.question|Why?|Only types of your own have it, and 'cpu' is one that Holter brings. Remove it."
            })
    void stopsTheApplicationAndSaysWhatIsAllowed(String key, String value, String allowed) {
        runner.withPropertyValues("holter.types." + key + "=" + value).run(context -> {
            FailureAnalysis analysis = new InvalidTuningFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .isEqualTo("The setting 'holter.types." + key + "' is '" + value + "'. " + allowed);
            assertThat(analysis.getAction())
                    .isEqualTo("Correct 'holter.types." + key + "', or remove it to use the default.");
        });
    }

    @Test
    void stopsTheApplicationForATypeWithoutEvents() {
        String without = "must have at least one event that is enabled.";
        runner.withPropertyValues("holter.types.my-io.question=What is slow?")
                .run(context -> assertThat(new InvalidTuningFailureAnalyzer()
                                .analyze(context.getStartupFailure())
                                .getDescription())
                        .isEqualTo("The setting 'holter.types.my-io.events' is ''. The type 'my-io' " + without));
        runner.withPropertyValues("holter.types.cpu.events.[jdk.ExecutionSample].enabled=false")
                .run(context -> assertThat(new InvalidTuningFailureAnalyzer()
                                .analyze(context.getStartupFailure())
                                .getDescription())
                        .isEqualTo("The setting 'holter.types.cpu.events' is ''. The type 'cpu' " + without));
    }

    /** The mistakes that a key with dots in it invites. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "holter.types.cpu.events.jdk.ExecutionSample.period|10ms|The setting 'holter.types.cpu.events.[jdk]' is"
                        + " '{ExecutionSample.period=10ms}'. 'jdk' is no event of the type 'cpu'. The nearest is"
                        + " 'jdk.ExecutionSample'. An event's name stands in brackets: [jdk.ThreadPark].",
                "holter.types.cpu.events.[jdk.ExecutionSample]|10ms|The setting"
                        + " 'holter.types.cpu.events[jdk.ExecutionSample]' is '10ms'. It must be settings by name, for"
                        + " example holter.types.cpu.events.[jdk.ExecutionSample].period=10ms.",
                "holter.types.cpu.events|''|The setting 'holter.types.cpu.events' is ''. It must be settings by name, for"
                        + " example holter.types.cpu.events.[jdk.ExecutionSample].period=10ms."
            })
    void saysHowAnEventIsWritten(String key, String value, String analysis, CapturedOutput output) {
        assertThat(InvalidSettingTests.starts(key, value)).isFalse();
        assertThat(output).contains(analysis);
    }

    @Test
    void namesTheNearestEventAndSetting() {
        runner.withPropertyValues("holter.types.cpu.events.[jdk.ExecutionSampel].period=10ms")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidTuningException.class)
                        .hasMessageEndingWith("The nearest is 'jdk.ExecutionSample'."));
        runner.withPropertyValues("holter.types.cpu.events.[jdk.ExecutionSample].perod=10ms")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageEndingWith("The nearest is 'period'."));
    }

    @Test
    void isWiredAsAFailureAnalyzer(CapturedOutput output) {
        assertThat(InvalidSettingTests.starts("holter.types.cpu.events.[jdk.ExecutionSample].period", "0"))
                .isFalse();
        assertThat(output)
                .contains(
                        "The setting 'holter.types.cpu.events.[jdk.ExecutionSample].period' is '0'. It must be a time from");
    }

    @Test
    void namesKeysOfATypeThatDoNothing(CapturedOutput output) {
        runner.withPropertyValues("holter.types.cpu.perod=10ms", "holter.types.cpu.maxDuration=30s")
                .run(context -> assertThat(output).containsOnlyOnce("they do nothing: [holter.types.cpu.perod]"));
    }

    @Test
    void answersTheQuestionOfAnOwnTypeThroughTheEndpoint() {
        try (RunningShop shop = RunningShop.start(
                "holter.types.my-naps.question=Who sleeps?",
                "holter.types.my-naps.default-duration=2s",
                "holter.types.my-naps.events.[jdk.ThreadSleep].threshold=1ms")) {
            Thread sleeper = new Thread(TypeTuningTests::nap, "napping-1");
            sleeper.start();
            JsonNode started = RunningShop.json(shop.post("operator", "", "{\"type\":\"my-naps\"}"));
            JsonNode session = shop.finished(started.get("id").asText());
            sleeper.interrupt();
            assertThat(session.get("samples").asLong()).isPositive();
            assertThat(session.get("value").get("unit").asText()).isEqualTo("nanoseconds");
            assertThat(session.get("value").get("total").asLong()).isPositive();
            assertThat(session.get("source").asText()).isEqualTo("jdk.ThreadSleep threshold=1 ms");
        }
    }

    private static void nap() {
        try {
            while (true) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
