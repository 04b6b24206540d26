package dev.holter.guard;

/** The guard's answer. */
public sealed interface Admission {

    /**
     * Admitted.
     *
     * @param permit to be closed when the session has ended
     */
    record Granted(Permit permit) implements Admission {}

    /** Not admitted; nothing was used up. */
    record Refused(Refusal refusal) implements Admission {}
}
