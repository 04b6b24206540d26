package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.FlightRecorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** JFR ahead of Holter, in a JVM of its own, for it is initialised once. */
@EnabledForJreRange(max = JRE.JAVA_21)
class EarlyInitialisationTests {

    @TempDir
    Path folder;

    @Test
    void isHoltersAndLeavesNothingBehind() throws Exception {
        Path directory = folder.resolve("holter");
        String printed = OwnJvm.run(Early.class, List.of(), directory.toString());
        assertThat(printed)
                .contains("before: true")
                .contains("in the folder: true")
                .contains("session: COMPLETED")
                .doesNotContain("somebody else");
        assertThat(directory).doesNotExist();
    }

    static final class Early {

        private Early() {}

        public static void main(String[] arguments) throws Exception {
            HolterBuilder builder = Holter.builder().directory(Path.of(arguments[0]));
            builder.initialiseEarly();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(FlightRecorder::isInitialized);
            System.out.println("before: " + FlightRecorder.isInitialized());
            try (Holter holter = builder.build()) {
                System.out.println("in the folder: "
                        + Path.of(System.getProperty("jdk.jfr.repository")).startsWith(arguments[0]));
                Session session =
                        holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)));
                session.profile().join();
                System.out.println("session: " + session.state());
            }
            System.exit(0);
        }
    }
}
