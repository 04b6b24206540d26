package dev.holter.compare;

/**
 * What a detail of samples, such as the class of a lock, adds to the difference of a method.
 *
 * @param detail the detail's text as it stands in stacks, in parentheses
 * @param value value for each unit on the first side, of the method's samples with this detail
 * @param baseValue the same on the base's side
 */
public record DetailDifference(String detail, double value, double baseValue) {

    /** What the first side has more. */
    public double difference() {
        return value - baseValue;
    }
}
