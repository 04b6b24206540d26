package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.CpuSource;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class CpuSourceTests {

    @TempDir
    Path directory;

    @Test
    @EnabledForJreRange(max = JRE.JAVA_24)
    void cpuTimeIsRefusedWhereTheJdkDoesNotHaveIt() {
        assertThatThrownBy(() -> builder().cpuSource(CpuSource.CPU_TIME).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'cpuSource' must be EXECUTION on JDK "
                        + Runtime.version().feature() + ", but was CPU_TIME, which needs JDK 25 or newer");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void cpuTimeIsRecordedWhereItIsChosenAndTheProfileTellsOfItsHazard() {
        Profile profile = profile(builder().cpuSource(CpuSource.CPU_TIME));
        assertThat(profile.provenance().source())
                .isEqualTo("jdk.CPUTimeSample throttle=20 ms, scaled to the CPU time of each thread group");
        assertThat(profile.samples().totalCount()).isPositive();
        assertThat(profile.provenance().notes())
                .anyMatch(note -> note.startsWith("Recorded although it is dangerous in this JVM: jdk.CPUTimeSample")
                        && note.contains("JDK-8392187"));
    }

    @Test
    void theSafeSourceIsTheDefault() {
        assertThat(profile(builder()).provenance().source()).startsWith("jdk.ExecutionSample period=20 ms");
    }

    private HolterBuilder builder() {
        return Holter.builder().service("shop").directory(directory.resolve("holter"));
    }

    private static Profile profile(HolterBuilder builder) {
        Thread busy = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        busy.setDaemon(true);
        busy.start();
        try (Holter holter = builder.build()) {
            return holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)))
                    .profile()
                    .join();
        } finally {
            busy.interrupt();
        }
    }
}
