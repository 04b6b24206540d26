package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.guard.RefusalCode;
import dev.holter.profile.ProfileType;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class HazardTests {

    @TempDir
    Path directory;

    @Test
    void anUnknownHazardStopsTheStart() {
        assertThatThrownBy(() -> Holter.builder()
                        .directory(directory.resolve("holter"))
                        .allowHazard("jdk.Nothing")
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"jdk.Nothing\"");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25, disabledReason = "older JDKs have no generational ZGC, or as an option only")
    void aTypeWhoseEventsAreAllDangerousIsRefusedInARealJvmUnlessItIsAllowed() throws Exception {
        assertThat(run("-XX:+UseZGC", "refused"))
                .contains("supported: false", "UNSUPPORTED The type 'heap' is off", "jdk.OldObjectSample");
        assertThat(run("-XX:+UseZGC", "allowed"))
                .contains("supported: true", "admitted")
                .containsPattern("WARN.*Allowed although it is known to be dangerous here: jdk.OldObjectSample");
        assertThat(run("-XX:+UseSerialGC", "refused")).contains("admitted").doesNotContain("dangerous");
    }

    private String run(String collector, String mode) throws Exception {
        Path own = directory.resolve(mode + collector.replaceAll("\\W", ""));
        return OwnJvm.run(HeapSession.class, List.of(collector, "-Xmx256m"), own.toString(), mode);
    }

    /** Asks for a heap session in a JVM of its own. */
    static final class HeapSession {

        private HeapSession() {}

        public static void main(String[] arguments) {
            HolterBuilder builder = Holter.builder().directory(Path.of(arguments[0]));
            if (arguments[1].equals("allowed")) {
                builder.allowHazard("jdk.OldObjectSample");
            }
            try (Holter holter = builder.build()) {
                System.out.println("supported: " + holter.isSupported(ProfileType.HEAP));
                holter.start(SessionRequest.of(ProfileType.HEAP).duration(Duration.ofSeconds(1)))
                        .profile()
                        .join();
                System.out.println("admitted");
            } catch (RefusedException e) {
                RefusalCode code = e.refusal().code();
                System.out.println(code + " " + e.refusal().detail());
            }
        }
    }
}
