package dev.holter.recording.type;

/**
 * A JFR event that is known to be dangerous on a range of JDKs.
 *
 * @param event the event's name
 * @param from the first JDK feature release that has the hazard
 * @param to the last one
 * @param collector the garbage collector that it takes, or {@link #ANY}
 * @param link where to read more: the id of a bug, or where the observation comes from
 * @param reason what happens, without a capital and a full stop
 */
public record Hazard(String event, int from, int to, String collector, String link, String reason) {

    /** All collectors. */
    public static final String ANY = "*";

    private static final int FIELDS = 5;

    public Hazard {
        if (from > to) {
            throw new IllegalArgumentException("'from' must be at most 'to', but " + from + " is above " + to);
        }
    }

    /** One line of the ledger; the reason, which comes last, may have commas. */
    static Hazard parse(String line) {
        String[] fields = line.split("\\s*,\\s*", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("A hazard has " + FIELDS + " fields, but this line has not: " + line);
        }
        String[] range = fields[1].equals(ANY) ? new String[] {"0", ANY} : fields[1].split("\\.\\.");
        String last = range[range.length - 1];
        return new Hazard(
                fields[0],
                Integer.parseInt(range[0]),
                last.equals(ANY) ? Integer.MAX_VALUE : Integer.parseInt(last),
                fields[2],
                fields[3],
                fields[4]);
    }

    /** Whether it is one on this JDK feature release with this collector. */
    boolean isOn(int feature, String usedCollector) {
        return from <= feature && feature <= to && (collector.equals(ANY) || collector.equals(usedCollector));
    }

    /** The event, the reason and the link, for people. */
    String words() {
        return event + ": " + reason + " (" + link + ")";
    }
}
