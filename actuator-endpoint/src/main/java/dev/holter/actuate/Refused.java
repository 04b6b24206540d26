package dev.holter.actuate;

import dev.holter.guard.RefusalCode;

/** Ends an operation with a refusal. Never leaves this package. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    final RefusalCode code;
    final String detail;

    Refused(RefusalCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }
}
