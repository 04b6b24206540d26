package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.holter.guard.RefusalCode;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionState;
import java.time.Duration;
import java.util.Map;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods are followed, and when a session that follows them ends or does not begin. */
class MethodBoundsTests extends TracingSessions {

    /** In memory, and beside a recording on disk, where nothing is read on the way otherwise. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @EnabledForJreRange(min = JRE.JAVA_25)
    void endsASessionWhoseMethodsAreCalledTooOften(boolean besideDisk) {
        try (Holter holter = builder(Map.of()).build();
                Recording foreign = new Recording()) {
            foreign.setToDisk(besideDisk);
            foreign.start();
            Session session = holter.start(request("quick").duration(Duration.ofSeconds(30)));
            await().atMost(Duration.ofSeconds(90)).until(() -> session.state() != SessionState.RUNNING || hammer() < 0);
            Profile profile = session.profile().join();
            assertThat(session.state()).isEqualTo(SessionState.STOPPED);
            assertThat(profile.provenance().duration()).isLessThan(Duration.ofSeconds(30));
            assertThat(profile.provenance().truncated())
                    .matches(
                            "too many calls: the named methods were called \\d+ times a second, and 100000 are the most"
                                    + " that may be followed\\. Name methods that are called less often\\.");
            assertThat(all(profile, "quick").calls()).isPositive();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void boundsWhatAThresholdOfNothingLetsThrough() {
        Map<String, TypeTuning> nothing =
                Map.of("trace", TypeTuning.of(Map.of("jdk.MethodTrace", Map.of("threshold", "0ms"))));
        try (Holter holter = builder(nothing).build()) {
            Session session = holter.start(request("quick").duration(Duration.ofSeconds(30)));
            await().atMost(Duration.ofSeconds(90)).until(() -> session.state() != SessionState.RUNNING || hammer() < 0);
            Profile profile = session.profile().join();
            assertThat(profile.provenance().truncated()).startsWith("too many calls: ");
            assertThat(profile.provenance().duration()).isLessThan(Duration.ofSeconds(30));
            assertThat(profile.samples().totalCount())
                    .isEqualTo(Math.min(calls(profile, "quick").recorded(), 1_000_000));
            assertThat(profile.provenance().notes())
                    .contains("JFR's memory was full, so the oldest events of a dump may have been lost.");
        }
    }

    private int hammer() {
        int sum = 0;
        for (int i = 0; i < 1_000_000; i++) {
            sum = work.quick(sum);
        }
        return sum == Integer.MIN_VALUE ? -1 : 0;
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void followsTheMethodsOfTheSettingsWhereNoneAreAskedFor() {
        try (Holter holter = builder(settings()).build()) {
            Session session = holter.start(SessionRequest.of(ProfileType.TRACE).duration(Duration.ofSeconds(1)));
            callUntilDone(session, () -> work.slow(2));
            Profile profile = session.profile().join();
            assertThat(profile.provenance().source())
                    .isEqualTo("jdk.MethodTrace filter=" + WORK + "slow threshold=500 us");
            assertThat(profile.samples().totalCount()).isPositive();
        }
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_24)
    void refusesNamedMethodsOnAJvmThatCannotTraceThem() {
        try (Holter holter = builder(Map.of()).build()) {
            assertRefused(
                    holter, request("slow"), RefusalCode.UNSUPPORTED, "Named methods can be traced on JDK 25 or newer");
            Session waits = holter.start(SessionRequest.of(ProfileType.TRACE).duration(Duration.ofSeconds(1)));
            assertThat(waits.profile().join().provenance().source()).startsWith("jdk.ThreadPark threshold=1 ms");
        }
        try (Holter holter = builder(settings()).build()) {
            assertRefused(
                    holter,
                    SessionRequest.of(ProfileType.TRACE),
                    RefusalCode.UNSUPPORTED,
                    "Named methods can be traced on JDK 25 or newer");
        }
    }

    @Test
    void refusesMethodsOfAnotherType() {
        try (Holter holter = builder(Map.of()).build()) {
            SessionRequest cpu = SessionRequest.of(ProfileType.CPU).methods(methods("slow"));
            assertRefused(holter, cpu, RefusalCode.INVALID_REQUEST, "'methods' belongs to the type 'trace'");
        }
    }

    private static void assertRefused(Holter holter, SessionRequest request, RefusalCode code, String detail) {
        assertThatThrownBy(() -> holter.start(request)).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.refusal().code()).isEqualTo(code);
            assertThat(e.refusal().detail()).startsWith(detail);
        });
    }

    private static Map<String, TypeTuning> settings() {
        return Map.of(
                "trace",
                TypeTuning.of(Map.of("jdk.MethodTrace", Map.of("filter", WORK + "slow", "threshold", "500us"))));
    }
}
