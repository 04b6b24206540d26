package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.guard.KillSwitch;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionState;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may stop profiling besides the endpoint, and for how long it stays off. */
class KilledHolterTests {

    private static final SessionRequest A_MINUTE =
            SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(60));
    private static final ObjectName ALL = name("dev.holter:type=KillSwitch,*");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @TempDir
    Path directory;

    @Test
    void aFileThatAppearsEndsTheSessionAndItsRemovalReleases() throws Exception {
        Path file = directory.resolve("off");
        try (Holter holter = holter("file", file)) {
            Session session = recording(holter);

            Files.writeString(file, "database migration\nnot this line");

            assertThat(session.profile().get(10, TimeUnit.SECONDS).provenance().truncated())
                    .isEqualTo("killed");
            assertThat(session.state()).isEqualTo(SessionState.STOPPED);
            assertRefused(holter, "holter.kill-switch.file (file): database migration");

            Files.delete(file);
            Awaitility.await("released").until(() -> holter.state() == HolterState.READY);
        }
    }

    @Test
    void aFileThatIsThereKillsFromTheStart() throws Exception {
        Path file = Files.createFile(directory.resolve("off"));
        try (Holter holter = holter("start", file)) {
            assertThat(holter.state()).isEqualTo(HolterState.KILLED);
            assertRefused(holter, "The kill file exists.");
        }
        Files.delete(file);
        try (Holter restarted = holter("start", file)) {
            assertThat(restarted.state()).isEqualTo(HolterState.READY);
        }
    }

    @Test
    void staysKilledInTheHolterThatFollows() {
        try (Holter holter = holter("follows", null)) {
            holter.killSwitch().engage(KillSwitch.JAVA, "ann", "looks bad");
        }
        try (Holter refreshed = holter("follows", null);
                Holter other = holter("another-service", null)) {
            assertThat(refreshed.state()).isEqualTo(HolterState.KILLED);
            assertThat(other.state()).isEqualTo(HolterState.READY);
            refreshed.killSwitch().release(KillSwitch.JAVA, "ann", "fine again");
            assertThat(refreshed.state()).isEqualTo(HolterState.READY);
        }
    }

    @Test
    void isMovedByJmx() throws Exception {
        try (Holter holter = holter("jmx", null)) {
            Session session = recording(holter);
            ObjectName bean = theOnlyBean();

            server.invoke(bean, "engage", new Object[] {"looks bad"}, new String[] {"java.lang.String"});

            session.profile().get(10, TimeUnit.SECONDS);
            assertThat(server.getAttribute(bean, "Engaged")).isEqualTo(true);
            assertThat((String[]) server.getAttribute(bean, "Engagements"))
                    .singleElement()
                    .asString()
                    .startsWith("jmx, by jmx, since ")
                    .endsWith(": looks bad");
            assertThatThrownBy(() -> release(bean, " ")).hasMessageContaining("'reason' is required");
            assertThat(release(bean, "fine again")).isEqualTo(true);
            assertThat(holter.state()).isEqualTo(HolterState.READY);
        }
        assertThat(server.queryNames(ALL, null)).isEmpty();
    }

    private Object release(ObjectName bean, String reason) throws Exception {
        return server.invoke(bean, "release", new Object[] {reason}, new String[] {"java.lang.String"});
    }

    private ObjectName theOnlyBean() {
        Set<ObjectName> beans = server.queryNames(ALL, null);
        assertThat(beans).hasSize(1);
        return beans.iterator().next();
    }

    private Holter holter(String service, Path killFile) {
        return Holter.builder()
                .service(service)
                .directory(directory.resolve("dumps-" + service))
                .killFile(killFile)
                .build();
    }

    private static Session recording(Holter holter) {
        Session session = holter.start(A_MINUTE);
        Awaitility.await("JFR records").until(() -> FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(r -> r.getName().endsWith(session.id()) && r.getState() == RecordingState.RUNNING));
        return session;
    }

    private static void assertRefused(Holter holter, String why) {
        assertThatThrownBy(() -> holter.start(A_MINUTE)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.KILLED);
            assertThat(refused.refusal().detail()).contains(why);
        });
    }

    private static ObjectName name(String pattern) {
        try {
            return new ObjectName(pattern);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
