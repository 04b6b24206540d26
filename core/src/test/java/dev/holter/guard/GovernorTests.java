package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.guard.Governor.Decision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GovernorTests {

    private static final double BUDGET = 0.01;
    private static final double CPUS = 2;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int TICKS = 40;

    private final Governor governor = new Governor(BUDGET, CPUS, Duration.ofSeconds(10), 0);
    private final List<Integer> tightenedAt = new ArrayList<>();
    private long now = 1_000;
    private long used;

    @Test
    void leavesASessionWithinItsBudgetAlone() {
        assertThat(run(0.0095, 0.0095, 0.0095)).isEqualTo(Decision.GO_ON);
        assertThat(tightenedAt).isEmpty();
        assertThat(governor.latest()).isBetween(0.0094, 0.0096);
        assertThat(governor.isWithin()).isTrue();
    }

    @Test
    void tightensUntilItIsWithin() {
        assertThat(run(0.018, 0.009, 0.0045)).isEqualTo(Decision.GO_ON);
        assertThat(governor.step()).isEqualTo(1);
        assertThat(governor.reason()).contains("the budget is 1.00 %");
    }

    @Test
    void opensTheBreakerWhenNoStepHelpsAndNotBefore() {
        assertThat(run(0.025, 0.025, 0.025, 0.025)).isEqualTo(Decision.TRIP);
        assertThat(governor.step()).isEqualTo(Governor.MAX_STEP);
        assertThat(governor.reason()).contains("with settings as tight as they get");
    }

    @Test
    void opensTheBreakerAtOnceWhenItIsFarOver() {
        assertThat(run(0.8)).isEqualTo(Decision.TRIP);
        assertThat(governor.reason()).contains("more than three times of it at once");
        assertThat(tightenedAt).isEmpty();
    }

    @Test
    void opensTheBreakerWithinThreeSecondsWhenTighteningIsNoAnswer() {
        assertThat(run(0.2)).isEqualTo(Decision.TRIP);
        assertThat(TimeUnit.NANOSECONDS.toMillis(now)).isLessThanOrEqualTo(3_000);
    }

    @Test
    void aShortPeakTripsNothing() {
        used += (long) (0.9 * BUDGET * CPUS * Governor.WINDOW.toNanos());
        assertThat(run(0.0001)).isEqualTo(Decision.GO_ON);
        assertThat(tightenedAt).isEmpty();
    }

    @Test
    void startingAndReadingAreChargedToTheAccount() {
        long account = TimeUnit.MILLISECONDS.toNanos(200); // 1 % of 2 CPUs for 10 s
        assertThat(governor.judge(now, 0, account)).isEqualTo(Decision.GO_ON);
        assertThat(governor.judge(now + TICK, 0, account + 1)).isEqualTo(Decision.TIGHTEN);
        assertThat(governor.judge(now + 2 * TICK, 0, account + 2))
                .as("once for an account")
                .isEqualTo(Decision.GO_ON);
        assertThat(governor.isFarOverdrawn(3 * account)).isFalse();
        assertThat(governor.judge(now + 3 * TICK, 0, 3 * account + 1)).isEqualTo(Decision.TRIP);
        assertThat(governor.isFarOverdrawn(3 * account + 1)).isTrue();
    }

    @Test
    void aShortSessionHasTheAccountOfTenSeconds() {
        Governor ofOneSecond = new Governor(BUDGET, CPUS, Duration.ofSeconds(1), 0);
        assertThat(ofOneSecond.judge(now, 0, TimeUnit.MILLISECONDS.toNanos(199)))
                .isEqualTo(Decision.GO_ON);
    }

    /** Uses these shares of the CPUs, by step, for ten seconds; returns the last decision but to tighten. */
    private Decision run(double... shareOfStep) {
        governor.judge(now, 0, 0);
        for (int tick = 0; tick < TICKS; tick++) {
            double share = shareOfStep[Math.min(governor.step(), shareOfStep.length - 1)];
            now += TICK;
            used += (long) (share * CPUS * TICK);
            Decision decision = governor.judge(now, used, 0);
            if (decision == Decision.TIGHTEN) {
                tightenedAt.add(tick);
            } else if (decision == Decision.TRIP) {
                return decision;
            }
        }
        return Decision.GO_ON;
    }
}
