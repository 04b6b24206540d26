package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.holter.guard.RefusalCode;
import dev.holter.profile.CallTree;
import dev.holter.profile.FrameTotal;
import dev.holter.profile.MethodCalls;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.TracedMethods;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What named methods cost, call by call, against what they measured themselves. */
class MethodTracingTests {

    private static final String WORK = "dev.holter.TracedWork::";
    private static final int CALLS = 60;

    @TempDir
    Path directory;

    private final TracedWork work = new TracedWork();

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void tellsTheCallsAndTheTimeOfNamedMethods() {
        try (Holter holter = builder(Map.of()).build()) {
            Profile profile = profile(holter, "slow;quick;idle", () -> {
                for (int i = 0; i < CALLS; i++) {
                    work.slow(5);
                    work.quick(i);
                }
            });
            double error = calls(profile, "slow").recordedNanos() / (double) work.slowNanos.get() - 1;
            System.out.printf("  trace: %d calls, truth %d ns, error %+.4f%n", CALLS, work.slowNanos.get(), error);
            assertThat(error).isCloseTo(0, within(0.05));
            MethodCalls.Counted slow = all(profile, "slow");
            assertThat(slow.calls()).isEqualTo(CALLS);
            assertThat(slow.totalNanos() / (double) work.slowNanos.get()).isCloseTo(1, within(0.05));
            assertThat(slow.minNanos()).isBetween(5_000_000L, slow.totalNanos() / CALLS);
            assertThat(slow.maxNanos()).isBetween(slow.totalNanos() / CALLS, slow.totalNanos());
            assertThat(calls(profile, "slow").recorded()).isEqualTo(CALLS);
            assertThat(all(profile, "quick").calls()).isEqualTo(CALLS);
            assertThat(calls(profile, "quick").recorded()).isZero();
            assertThat(all(profile, "idle")).isEqualTo(new MethodCalls.Counted(0, 0, null, null));
            assertThat(profile.samples().totalCount()).isEqualTo(CALLS);
            assertThat(profile.samples().totalValue())
                    .isEqualTo(calls(profile, "slow").recordedNanos());
            FrameTotal top = FrameTotal.of(CallTree.of(profile)).get(0);
            assertThat(top.frame()).isEqualTo("dev.holter.TracedWork.slow");
            assertThat(top.selfSamples()).isEqualTo(CALLS);
            assertThat(profile.provenance().source())
                    .isEqualTo("jdk.MethodTrace filter=" + WORK + "slow;" + WORK + "quick;" + WORK
                            + "idle threshold=1 ms");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void countsACallWithinACallOnce() {
        try (Holter holter = builder(Map.of()).build()) {
            Profile profile = profile(holter, "slow;outer", () -> {
                for (int i = 0; i < 20; i++) {
                    work.outer();
                }
            });
            assertThat(calls(profile, "slow").recorded()).isEqualTo(40);
            assertThat(calls(profile, "outer").recorded()).isEqualTo(20);
            assertThat(profile.samples().totalValue() / (double) work.outerNanos.get())
                    .isCloseTo(1, within(0.05));
            FrameTotal outer = FrameTotal.of(CallTree.of(profile)).stream()
                    .filter(frame -> frame.frame().equals("dev.holter.TracedWork.outer"))
                    .findFirst()
                    .orElseThrow();
            long own = work.outerNanos.get() - work.slowNanos.get();
            assertThat(outer.selfValue() / (double) own).isCloseTo(1, within(0.1));
            assertThat(outer.totalValue()).isEqualTo(profile.samples().totalValue());
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void leavesTheMethodsAsTheyWereWhenItEnds() throws IOException {
        try (Holter holter = builder(Map.of()).build();
                Recording foreign = tracing("idle")) {
            Profile profile = profile(holter, "slow", () -> work.slow(2));
            assertThat(profile.samples().totalCount()).isEqualTo(1);
            await().until(() -> !records());
            work.slow(2);
            work.idle();
            foreign.dump(directory.resolve("after.jfr"));
            assertThat(traced("after.jfr")).containsExactly("idle");
        }
    }

    private List<String> traced(String dump) throws IOException {
        return RecordingFile.readAllEvents(directory.resolve(dump)).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.MethodTrace"))
                .map(event -> event.<RecordedMethod>getValue("method").getName())
                .toList();
    }

    /** A recording in memory that is not Holter's. */
    private static Recording tracing(String method) {
        Recording foreign = new Recording(Map.of(
                "jdk.MethodTrace#enabled", "true",
                "jdk.MethodTrace#filter", WORK + method,
                "jdk.MethodTrace#threshold", "0 ns"));
        foreign.setToDisk(false);
        foreign.start();
        return foreign;
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void leavesOutTheMethodsOfOtherRecordings() {
        try (Holter holter = builder(Map.of()).build();
                Recording foreign = tracing("quick")) {
            assertThat(foreign.getState()).isEqualTo(RecordingState.RUNNING);
            Profile profile = profile(holter, "slow", () -> {
                for (int i = 0; i < 10; i++) {
                    work.slow(2);
                    work.quick(i);
                }
            });
            assertThat(profile.methods()).extracting(MethodCalls::method).containsExactly(WORK + "slow");
            assertThat(profile.samples().totalCount()).isEqualTo(10);
            assertThat(profile.provenance().settingsChangedByOthers())
                    .extracting(change -> change.event() + " " + change.setting() + " " + change.effective())
                    .containsExactly("jdk.MethodTrace threshold 0 ns");
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_25)
    void saysWhichMethodsItDidNotFind() {
        try (Holter holter = builder(Map.of()).build()) {
            Profile profile = profile(holter, "slow;slwo", () -> work.slow(2));
            assertThat(profile.methods()).extracting(MethodCalls::method).containsExactly(WORK + "slow");
            assertThat(profile.provenance().notes())
                    .anyMatch(note -> note.startsWith("JFR traced nothing of " + WORK + "slwo: "));
        }
    }

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
            await().atMost(Duration.ofSeconds(25)).until(() -> session.state() != SessionState.RUNNING || hammer() < 0);
            Profile profile = session.profile().join();
            assertThat(session.state()).isEqualTo(SessionState.STOPPED);
            assertThat(profile.provenance().duration()).isLessThan(Duration.ofSeconds(20));
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
            await().atMost(Duration.ofSeconds(25)).until(() -> session.state() != SessionState.RUNNING || hammer() < 0);
            Profile profile = session.profile().join();
            assertThat(profile.provenance().truncated()).startsWith("too many calls: ");
            assertThat(profile.provenance().duration()).isLessThan(Duration.ofSeconds(20));
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

    private HolterBuilder builder(Map<String, TypeTuning> types) {
        return Holter.builder().directory(directory.resolve("holter")).types(types);
    }

    private static SessionRequest request(String names) {
        return SessionRequest.of(ProfileType.TRACE).methods(methods(names)).duration(Duration.ofSeconds(3));
    }

    private static TracedMethods methods(String names) {
        return new TracedMethods(
                List.of(names.split(";")).stream().map(WORK::concat).toList());
    }

    /** Calls the methods once JFR records. */
    private Profile profile(Holter holter, String names, Runnable calls) {
        Session session = holter.start(request(names));
        await().until(MethodTracingTests::records);
        calls.run();
        return session.profile().join();
    }

    private static boolean records() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(recording -> recording.getState() == RecordingState.RUNNING
                        && recording.getName().startsWith("holter s-"));
    }

    private static void callUntilDone(Session session, Runnable call) {
        while (session.state() == SessionState.RUNNING) {
            call.run();
        }
    }

    private static MethodCalls calls(Profile profile, String name) {
        return profile.methods().stream()
                .filter(calls -> calls.method().equals(WORK + name))
                .findFirst()
                .orElseThrow();
    }

    private static MethodCalls.Counted all(Profile profile, String name) {
        return java.util.Objects.requireNonNull(calls(profile, name).all(), name);
    }
}
