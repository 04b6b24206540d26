package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KillSwitchTests {

    private static final Ask ASK = new Ask("cpu", null, null, null, null, false);

    private final KillSwitch killSwitch = new KillSwitch();

    @Test
    void staysEngagedUntilEverySourceHasReleased() {
        killSwitch.engage(KillSwitch.HTTP, "ann", "looks bad");
        killSwitch.engage(KillSwitch.FILE, "host", "maintenance");
        assertThat(killSwitch.release(KillSwitch.HTTP, "ann", "fine again")).isTrue();
        assertThat(killSwitch.isEngaged()).isTrue();
        assertThat(killSwitch.release(KillSwitch.FILE, "host", "over")).isTrue();
        assertThat(killSwitch.isEngaged()).isFalse();
        assertThat(killSwitch.release(KillSwitch.FILE, "host", "over")).isFalse();
    }

    @Test
    void refusesWithWhoAndWhy() {
        assertThat(killSwitch.check(ASK)).isEmpty();
        killSwitch.engage(KillSwitch.HTTP, "ann", "looks bad");
        Refusal refusal = killSwitch.check(ASK).orElseThrow();
        assertThat(refusal.code()).isEqualTo(RefusalCode.KILLED);
        assertThat(refusal.detail()).contains("ann").contains("looks bad");
    }

    @Test
    void callsEveryListenerEvenWhenOneFails() {
        AtomicInteger called = new AtomicInteger();
        killSwitch.add(engagement -> {
            throw new IllegalStateException("listener of somebody else");
        });
        killSwitch.add(engagement -> called.incrementAndGet());
        killSwitch.engage(KillSwitch.JAVA, "ann", "now");
        assertThat(called).hasValue(1);
    }
}
