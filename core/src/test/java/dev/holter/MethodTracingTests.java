package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.holter.profile.FrameTotal;
import dev.holter.profile.MethodCalls;
import dev.holter.profile.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What named methods cost, call by call, against what they measured themselves. */
@Tag("long")
class MethodTracingTests extends TracingSessions {

    private static final int CALLS = 60;

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
            long stalled = calls(profile, "quick").recorded(); // by a machine that is busy with others
            assertThat(stalled).isLessThan(CALLS / 10);
            assertThat(all(profile, "idle")).isEqualTo(new MethodCalls.Counted(0, 0, null, null));
            assertThat(profile.samples().totalCount()).isEqualTo(CALLS + stalled);
            assertThat(profile.samples().totalValue())
                    .isEqualTo(calls(profile, "slow").recordedNanos()
                            + calls(profile, "quick").recordedNanos());
            FrameTotal top = FrameTotal.of(profile).get(0);
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
            FrameTotal outer = FrameTotal.of(profile).stream()
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
}
