package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardTests {

    private static final Ask ASK = new Ask("cpu", Duration.ofSeconds(10), null, null, null, false);

    @Test
    void asksTheChecksInTheirOrderAndStopsAtTheFirstRefusal() {
        List<String> asked = new ArrayList<>();
        Guard guard = guard(
                List.of(
                        passing(asked, "first"),
                        ask -> Optional.of(Refusal.of(RefusalCode.KILLED, "no")),
                        passing(asked, "third")),
                Limits.DEFAULT);
        assertThat(refusal(guard.admit(ASK)).code()).isEqualTo(RefusalCode.KILLED);
        assertThat(asked).containsExactly("first");
    }

    @Test
    void admitsOneAtATimeUntilThePermitIsClosed() {
        Guard guard = guard(List.of(), Limits.DEFAULT);
        Permit permit = permit(guard.admit(ASK));
        assertThat(refusal(guard.admit(ASK)).code()).isEqualTo(RefusalCode.BUSY);
        permit.close();
        permit.close();
        permit(guard.admit(ASK));
        assertThat(refusal(guard.admit(ASK)).code())
                .as("closing twice gives back once")
                .isEqualTo(RefusalCode.BUSY);
    }

    @Test
    void refusesWhenTheHourIsUsedUpAndSaysWhenToComeBack() {
        Guard guard = guard(List.of(), new Limits(Duration.ofSeconds(60), 1, 2));
        permit(guard.admit(ASK)).close();
        permit(guard.admit(ASK)).close();
        Refusal refusal = refusal(guard.admit(ASK));
        assertThat(refusal.code()).isEqualTo(RefusalCode.LIMITED);
        assertThat(refusal.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void usesNothingUpForARefusedRequest() {
        List<Refusal> refusing = new ArrayList<>(List.of(Refusal.of(RefusalCode.STARTING, "wait")));
        Guard guard = guard(List.of(ask -> refusing.stream().findFirst()), new Limits(Duration.ofSeconds(60), 1, 1));
        for (int i = 0; i < 50; i++) {
            refusal(guard.admit(ASK));
        }
        refusing.clear();
        try (Permit running = permit(guard.admit(ASK))) {
            assertThat(refusal(guard.admit(ASK)).code()).isEqualTo(RefusalCode.BUSY);
        }
    }

    @Test
    void admitsExactlyOneOfTwoHundredParallelAsks() throws Exception {
        Guard guard = guard(List.of(), Limits.DEFAULT);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Admission>> asks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asks.add(() -> guard.admit(ASK));
            }
            long granted = 0;
            for (var answer : pool.invokeAll(asks)) {
                granted += answer.get() instanceof Admission.Granted ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void admitsAgainWhenTheHourIsOverAndNotBefore() {
        AtomicLong clock = new AtomicLong();
        Guard guard = new Guard(
                List.of(), new Breaker(Clock.systemUTC()), new Limits(Duration.ofSeconds(60), 1, 2), clock::get);
        permit(guard.admit(ASK)).close();
        permit(guard.admit(ASK)).close();
        clock.addAndGet(Duration.ofMinutes(59).toNanos());
        Refusal refusal = refusal(guard.admit(ASK));
        assertThat(refusal.code()).isEqualTo(RefusalCode.LIMITED);
        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(61));

        clock.addAndGet(refusal.retryAfter().toNanos());
        permit(guard.admit(ASK)).close();
        permit(guard.admit(ASK)).close();
        assertThat(refusal(guard.admit(ASK)).code()).isEqualTo(RefusalCode.LIMITED);
    }

    @Test
    void refusesDurationsOutsideTheLimits() {
        Check check = new DurationCheck(Limits.DEFAULT, type -> Optional.empty());
        assertThat(check.check(ASK)).isEmpty();
        assertThat(check.check(lasting(Duration.ofSeconds(61))).orElseThrow().detail())
                .isEqualTo("'duration' must be from 1s to 60s, but was 61s.");
        assertThat(check.check(lasting(Duration.ofMillis(-1500)))).isPresent();
        assertThat(check.check(lasting(Duration.ZERO))).isPresent();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new Limits(Duration.ofSeconds(60), 2, 12)).hasMessageContaining("'maxConcurrent'");
        assertThatThrownBy(() -> new Limits(Duration.ofSeconds(-1), 1, 12)).hasMessageContaining("'maxDuration'");
        assertThatThrownBy(() -> new Limits(Duration.ofSeconds(60), 1, 0)).hasMessageContaining("'maxPerHour'");
    }

    private static Guard guard(List<Check> checks, Limits limits) {
        return new Guard(checks, new Breaker(Clock.systemUTC()), limits);
    }

    private static Ask lasting(Duration duration) {
        return new Ask("cpu", duration, null, null, null, false);
    }

    private static Check passing(List<String> asked, String name) {
        return ask -> {
            asked.add(name);
            return Optional.empty();
        };
    }

    private static Refusal refusal(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) admission).refusal();
    }

    private static Permit permit(Admission admission) {
        assertThat(admission).isInstanceOf(Admission.Granted.class);
        return ((Admission.Granted) admission).permit();
    }
}
