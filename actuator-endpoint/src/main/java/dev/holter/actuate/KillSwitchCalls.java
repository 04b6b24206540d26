package dev.holter.actuate;

import dev.holter.guard.KillSwitch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** The kill switch as the endpoint moves it: for its own source only. */
final class KillSwitchCalls {

    private final KillSwitch killSwitch;

    KillSwitchCalls(KillSwitch killSwitch) {
        this.killSwitch = killSwitch;
    }

    /** The role that this call needs: whoever may look may also stop, only an operator may allow again. */
    static Role roleFor(@Nullable String engaged) {
        return "false".equals(engaged) ? Role.OPERATOR : Role.VIEWER;
    }

    /** Engages or releases; ends what runs before it returns. */
    void move(@Nullable String engaged, @Nullable String reason, SecurityContext caller) {
        boolean engage = Flags.parse("engaged", engaged);
        String said = Reasons.said(reason);
        if (engage) {
            killSwitch.engage(KillSwitch.HTTP, Reasons.nameOf(caller), said);
        } else if (said.isEmpty()) {
            throw Refused.invalid("'reason' is required to release the kill switch.");
        } else {
            killSwitch.release(KillSwitch.HTTP, Reasons.nameOf(caller), said);
        }
    }
}
