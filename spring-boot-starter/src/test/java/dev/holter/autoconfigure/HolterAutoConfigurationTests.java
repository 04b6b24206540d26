package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.HolterState;
import dev.holter.guard.ScopeSelectors;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class HolterAutoConfigurationTests {

    private static final AutoConfigurations HOLTER = AutoConfigurations.of(HolterAutoConfiguration.class);

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(HOLTER);
    private final WebApplicationContextRunner webRunner = new WebApplicationContextRunner().withConfiguration(HOLTER);

    @Test
    void hasTheDefaultsOfTheContract() {
        runner.run(context -> {
            Holter holter = context.getBean(Holter.class);
            assertThat(holter.settings().service()).isEqualTo("application");
            assertThat(holter.settings().instance()).isNotBlank();
            assertThat(holter.settings().budget()).isEqualTo(0.01);
            assertThat(holter.settings().limits()).isEqualTo(dev.holter.guard.Limits.DEFAULT);
            assertThat(holter.settings().minFreeSpace()).isEqualTo(64L << 20);
            assertThat(holter.settings().retentionAge()).isEqualTo(Duration.ofHours(1));
            assertThat(holter.settings().retentionBytes()).isEqualTo(32L << 20);
        });
    }

    @Test
    void bindsEveryProperty(@TempDir Path directory) {
        runner.withPropertyValues(
                        "holter.service=shop",
                        "holter.instance=shop-1",
                        "holter.budget.cpu=0.02",
                        "holter.limits.max-duration=2m",
                        "holter.limits.max-concurrent=1",
                        "holter.limits.max-per-hour=100",
                        "holter.retention.max-age=2h",
                        "holter.retention.max-size=1MB",
                        "holter.directory=" + directory,
                        "holter.min-free-space=1GB")
                .run(context -> {
                    Holter holter = context.getBean(Holter.class);
                    assertThat(holter.settings().service()).isEqualTo("shop");
                    assertThat(holter.settings().instance()).isEqualTo("shop-1");
                    assertThat(holter.settings().budget()).isEqualTo(0.02);
                    assertThat(holter.settings().limits())
                            .isEqualTo(new dev.holter.guard.Limits(Duration.ofMinutes(2), 1, 100));
                    assertThat(holter.settings().retentionAge()).isEqualTo(Duration.ofHours(2));
                    assertThat(holter.settings().retentionBytes()).isEqualTo(1L << 20);
                    assertThat(holter.settings().directory()).isEqualTo(directory);
                    assertThat(holter.settings().minFreeSpace()).isEqualTo(1L << 30);
                });
    }

    @Test
    void isCalledLikeTheApplicationUnlessItHasANameOfItsOwn() {
        runner.withPropertyValues("spring.application.name=orders", "holter.service=")
                .run(context -> assertThat(
                                context.getBean(Holter.class).settings().service())
                        .isEqualTo("orders"));
    }

    @Test
    void isAbsentWhenDisabledInAnySpelling() {
        for (String no : new String[] {"false", "FALSE", "off", "no"}) {
            webRunner.withPropertyValues("holter.enabled=" + no).run(context -> assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(Holter.class)
                    .doesNotHaveBean(RequestScopeHandler.class));
        }
    }

    @Test
    void letsTheUsersOwnHolterWin() {
        webRunner.withUserConfiguration(OwnHolter.class).run(context -> assertThat(context)
                .hasSingleBean(Holter.class)
                .hasBean("own")
                .hasSingleBean(RequestScopeHandler.class));
    }

    @Test
    void closesItsHolterWithTheContextAlsoDuringASession(@TempDir Path folder) throws Exception {
        Session[] session = new Session[1];
        runner.withPropertyValues("holter.directory=" + folder.resolve("holter"))
                .run(context -> session[0] = startSession(context.getBean(Holter.class)));
        assertThat(session[0].profile().get(1, TimeUnit.SECONDS).provenance().truncated())
                .isEqualTo("closed");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("holter-"))
                .noneMatch(Thread::isAlive);
        assertThat(FlightRecorder.getFlightRecorder().getRecordings())
                .extracting(Recording::getName)
                .noneMatch(name -> name.startsWith("holter "));
        assertThat(folder).isDirectoryNotContaining("glob:**.jfr");
        if (!System.getProperty("jdk.jfr.repository").startsWith(folder.toString())) {
            assertThat(folder).isEmptyDirectory();
        } // else JFR's own repository is in there until the JVM exits
    }

    private static Session startSession(Holter holter) {
        Awaitility.await("JFR is ready").until(() -> holter.state() == HolterState.READY);
        Session session = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(30)));
        Awaitility.await("it records").until(() -> FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(recording -> recording.getName().equals("holter " + session.id())
                        && recording.getState() == RecordingState.RUNNING));
        return session;
    }

    @Test
    void whatMayBeProfiledIsASetting() {
        runner.withPropertyValues("holter.scope.services=!test-*", "holter.scope.endpoints=GET /a*,!GET /a/secret")
                .run(context -> {
                    ScopeSelectors scope =
                            context.getBean(Holter.class).settings().scope();
                    assertThat(scope.services().allows("test-1")).isFalse();
                    assertThat(scope.services().allows("shop")).isTrue();
                    assertThat(scope.instances().allowsAll()).isTrue();
                    assertThat(scope.endpoints().allows("GET /a/{id}")).isTrue();
                    assertThat(scope.endpoints().allows("GET /a/secret")).isFalse();
                });
    }

    @Test
    void namesTheSettingsItDoesNotKnowInOneLine(CapturedOutput output) {
        runner.withPropertyValues(
                        "holter.continuous.enabled=true", "holter.budgets.cpu=0.1", "holter.limits.maxDuration=30s")
                .run(context -> assertThat(output)
                        .containsOnlyOnce("This version of Holter does not know these settings, they do nothing:"
                                + " [holter.budgets.cpu, holter.continuous.enabled]"));
    }

    @Test
    void doesNotComplainAboutSettingsItKnows(CapturedOutput output) {
        runner.withPropertyValues("holter.limits.maxPerHour=3", "holter.endpoint.viewer-role=V")
                .run(context -> assertThat(output).doesNotContain("does not know these settings"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnHolter {

        @Bean
        Holter own() {
            return Holter.builder().service("own").inBackground().build();
        }
    }
}
