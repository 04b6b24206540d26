package dev.holter.actuate;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;

/** Carries a refusal from where it is found to where it is answered. Never leaves this package. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    Refused(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    Refused(RefusalCode code, String detail) {
        this(Refusal.of(code, detail));
    }

    static Refused invalid(String detail) {
        return new Refused(RefusalCode.INVALID_REQUEST, detail);
    }

    Refusal refusal() {
        return refusal;
    }
}
