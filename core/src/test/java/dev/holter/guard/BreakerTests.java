package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private static final Ask ASK = new Ask("cpu", Duration.ofSeconds(10), null, null, null, false);
    private static final Duration A_LITTLE = Duration.ofSeconds(1);

    private final SetClock clock = new SetClock();
    private final Breaker breaker = new Breaker(clock);
    private final List<Refusal> refusing = new ArrayList<>();
    private final Guard guard = new Guard(
            List.of(breaker, ask -> refusing.stream().findFirst()), breaker, new Limits(Duration.ofSeconds(60), 1, 4));

    @Test
    void refusesUntilItsTimeIsOverAndSaysWhyAndForHowLong() {
        trip("used 2.5 % of the CPUs, the budget is 1 %");
        Refusal refusal = refused();
        assertThat(refusal.code()).isEqualTo(RefusalCode.BREAKER_OPEN);
        assertThat(refusal.detail())
                .isEqualTo("The breaker is open: used 2.5 % of the CPUs, the budget is 1 %. It lets one trial session"
                        + " through in 60 s.");
        clock.moveOn(Duration.ofSeconds(59));
        assertThat(refused().retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(Breaker.State.OPEN);
        clock.moveOn(A_LITTLE.multipliedBy(2));
        assertThat(state()).isEqualTo(Breaker.State.HALF_OPEN);
    }

    @Test
    void closesAfterATrialWithinTheBudget() {
        List<Breaker.State> told = new ArrayList<>();
        breaker.add(now -> told.add(now.state()));
        trip("too much");
        clock.moveOn(Breaker.FIRST_WAIT.plus(A_LITTLE));
        try (Permit trial = granted()) {
            assertThat(trial.isTrial()).isTrue();
            assertThat(told).containsExactly(Breaker.State.OPEN, Breaker.State.HALF_OPEN);
            trial.passed();
        }
        assertThat(state()).isEqualTo(Breaker.State.CLOSED);
        assertThat(granted().isTrial()).isFalse();
        assertThat(told).containsExactly(Breaker.State.OPEN, Breaker.State.HALF_OPEN, Breaker.State.CLOSED);
    }

    @Test
    void staysOpenTwiceAsLongAfterATrialOverTheBudgetAndTenMinutesAtTheMost() {
        trip("too much");
        for (long minutes : new long[] {1, 2, 4, 8, 10, 10}) {
            clock.moveOn(Duration.ofMinutes(minutes).minus(A_LITTLE));
            assertThat(state()).as("just before %d minutes", minutes).isEqualTo(Breaker.State.OPEN);
            clock.moveOn(A_LITTLE.multipliedBy(2));
            Permit trial = new Permit(breaker.begin().orElseThrow(), breaker, () -> {});
            assertThat(trial.isTrial()).isTrue();
            trial.trip("still too much");
            trial.close();
        }
    }

    @Test
    void aTrialThatSaysNothingOfItsCostIsGivenBack() {
        trip("too much");
        clock.moveOn(Breaker.FIRST_WAIT.plus(A_LITTLE));
        List<Breaker.State> told = new ArrayList<>();
        breaker.add(now -> told.add(now.state()));
        granted().close(); // killed, failed or stopped
        assertThat(state()).isEqualTo(Breaker.State.HALF_OPEN);
        assertThat(granted().isTrial()).isTrue();
        assertThat(told).as("the state has not changed since").containsExactly(Breaker.State.HALF_OPEN);
    }

    @Test
    void aRefusedRequestTakesNoTrialAndNoneOfTheHour() {
        trip("too much"); // one of four of this hour
        for (int i = 0; i < 50; i++) {
            assertThat(refused().code()).isEqualTo(RefusalCode.BREAKER_OPEN);
        }
        clock.moveOn(Breaker.FIRST_WAIT.plus(A_LITTLE));
        refusing.add(Refusal.of(RefusalCode.NO_SPACE, "full"));
        for (int i = 0; i < 50; i++) {
            assertThat(refused().code()).isEqualTo(RefusalCode.NO_SPACE);
        }
        refusing.clear();
        granted().close();
        granted().close();
        granted().close();
        assertThat(refused().code()).as("the hour is used up").isEqualTo(RefusalCode.LIMITED);
        assertThat(breaker.begin()).as("the trial was given back").isEqualTo(Optional.of(true));
    }

    @Test
    void oneTrialAtATime() {
        trip("too much");
        clock.moveOn(Breaker.FIRST_WAIT.plus(A_LITTLE));
        assertThat(breaker.begin()).isEqualTo(Optional.of(true));
        assertThat(breaker.begin()).isEmpty();
    }

    private void trip(String reason) {
        try (Permit permit = granted()) {
            permit.trip(reason);
        }
    }

    private Breaker.State state() {
        return breaker.view().state();
    }

    private Permit granted() {
        Admission admission = guard.admit(ASK);
        assertThat(admission).isInstanceOf(Admission.Granted.class);
        return ((Admission.Granted) admission).permit();
    }

    private Refusal refused() {
        Admission admission = guard.admit(ASK);
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        return ((Admission.Refused) admission).refusal();
    }
}
