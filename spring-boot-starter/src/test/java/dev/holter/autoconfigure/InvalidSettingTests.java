package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class InvalidSettingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "holter.budget.cpu|7|a share above 0 and at most 1, for example 0.01 for 1 %",
                "holter.budget.cpu|0|a share above 0 and at most 1, for example 0.01 for 1 %",
                "holter.budget.cpu|NaN|a share above 0 and at most 1, for example 0.01 for 1 %",
                "holter.budget.cpu|much|a share above 0 and at most 1, for example 0.01 for 1 %",
                "holter.limits.max-duration|-1s|a time from 1s to 1h, for example 60s",
                "holter.limits.max-duration|soon|a time from 1s to 1h, for example 60s",
                "holter.limits.max-concurrent|3|1, because one profile type at a time is what keeps values comparable",
                "holter.limits.max-per-hour|0|a number from 1 to 3600",
                "holter.limits.max-per-hour|99999999999|a number from 1 to 3600",
                "holter.retention.max-age|0s|a time from 1s to 30d, for example 1h",
                "holter.retention.max-size|0B|a size of at least 1KB, for example 32MB",
                "holter.min-free-space|-1B|a size of at least 0B, for example 64MB",
                "holter.min-free-space|lots|a size of at least 0B, for example 64MB",
                "holter.hazards.allow|jdk.Nothing|one of jdk.CPUTimeSample, jdk.ObjectCount, jdk.OldObjectSample",
                "holter.enabled|perhaps|true or false",
                "holter.endpoint.allow-anonymous|perhaps|true or false"
            })
    void stopsTheApplicationAndSaysWhatIsAllowed(String key, String value, String allowed, CapturedOutput output) {
        assertThat(starts(key, value)).isFalse();
        assertThat(output)
                .contains("The setting '" + key + "' is '" + value + "'. It must be " + allowed + ".")
                .contains("Correct '" + key + "', or remove it to use the default.");
    }

    @Test
    void startsWithARightSetting() {
        assertThat(starts("holter.budget.cpu", "0.5")).isTrue();
    }

    static boolean starts(String key, String value) {
        try (var context = new SpringApplicationBuilder(OnlyHolter.class)
                .web(WebApplicationType.NONE)
                .run("--" + key + "=" + value)) {
            return context.isActive();
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(HolterAutoConfiguration.class)
    static class OnlyHolter {}
}
