package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.SessionRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Where CPU samples come from, and the hazard that one of the sources has. */
@ExtendWith(OutputCaptureExtension.class)
class CpuSourceTests {

    private static final String CPU_TIME = "holter.types.cpu.source=cpu-time";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(HolterAutoConfiguration.class));

    @Test
    @EnabledForJreRange(max = JRE.JAVA_24, disabledReason = "JDK 25 has it")
    void cpuTimeStopsTheApplicationWhereTheJdkDoesNotHaveIt() {
        runner.withPropertyValues(CPU_TIME).run(context -> assertThat(new InvalidTuningFailureAnalyzer()
                        .analyze(context.getStartupFailure())
                        .getDescription())
                .isEqualTo("The setting 'holter.types.cpu.source' is 'cpu-time'. It must be execution on JDK "
                        + Runtime.version().feature() + "; cpu-time needs JDK 25 or newer."));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "jdk.CPUTimeSample came with JDK 25")
    void cpuTimeIsRecordedWhereItIsChosenAndItsHazardIsLogged(CapturedOutput output) {
        runner.withPropertyValues(CPU_TIME, "holter.types.cpu.events.[jdk.CPUTimeSample].throttle=10ms")
                .run(context -> {
                    Profile profile = profile(context.getBean(Holter.class));
                    assertThat(profile.provenance().source()).startsWith("jdk.CPUTimeSample throttle=10 ms");
                    assertThat(profile.provenance().notes())
                            .anyMatch(note -> note.contains("dangerous") && note.contains("JDK-8392187"));
                    assertThat(output)
                            .containsPattern(
                                    "WARN.*Allowed although it is known to be dangerous here: jdk.CPUTimeSample")
                            .doesNotContain("they do nothing");
                });
    }

    @Test
    void aListOfAllowedHazardsIsKnown(CapturedOutput output) {
        runner.withPropertyValues(
                        "holter.hazards.allow[0]=jdk.ObjectCount", "holter.hazards.allow[1]=jdk.CPUTimeSample")
                .run(context -> {
                    assertThat(context.getBean(HolterProperties.class).hazards().allow())
                            .containsExactly("jdk.ObjectCount", "jdk.CPUTimeSample");
                    assertThat(output).doesNotContain("they do nothing");
                });
    }

    private static Profile profile(Holter holter) {
        return holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)))
                .profile()
                .join();
    }
}
