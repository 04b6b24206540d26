package dev.holter.recording.type;

/**
 * What one event weighs before a fold turns weights into values.
 *
 * @param kind where the weight comes from
 * @param field the event's field, for {@link Kind#FIELD}; else empty
 * @param nanos the fixed weight, for {@link Kind#NANOS}; else 0
 */
public record Weight(Kind kind, String field, long nanos) {

    /** Where a weight comes from. */
    public enum Kind {
        /** Every event weighs 1. */
        ONE,
        /** The event's duration in ns, the part of it that lies in the session. */
        DURATION,
        /** A numeric field of the event, in the field's own unit. */
        FIELD,
        /** The same stretch of time for every event, ns. */
        NANOS
    }

    /** Every event weighs 1. */
    public static final Weight ONE = new Weight(Kind.ONE, "", 0);

    /** An event weighs its duration in ns. */
    public static final Weight DURATION = new Weight(Kind.DURATION, "", 0);

    /** An event weighs what this field says. */
    public static Weight field(String field) {
        return new Weight(Kind.FIELD, field, 0);
    }

    /** Every event stands for this stretch of time. */
    public static Weight nanos(long nanos) {
        return new Weight(Kind.NANOS, "", nanos);
    }
}
