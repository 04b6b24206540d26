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

    private static final String RANGE = "..";

    public Hazard {
        if (from > to) {
            throw new IllegalArgumentException("'from' must be at most 'to', but " + from + " is above " + to);
        }
    }

    /** One line of the ledger; the reason, which comes last, may have commas. */
    static Hazard parse(String line) {
        String[] fields = line.split(",", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("A hazard has " + FIELDS + " fields, but this line has not: " + line);
        }
        String releases = fields[1].strip();
        int range = releases.indexOf(RANGE);
        String first = range < 0 ? releases : releases.substring(0, range);
        String last = range < 0 ? releases : releases.substring(range + RANGE.length());
        return new Hazard(
                fields[0].strip(),
                first.equals(ANY) ? 0 : Integer.parseInt(first),
                last.equals(ANY) ? Integer.MAX_VALUE : Integer.parseInt(last),
                fields[2].strip(),
                fields[3].strip(),
                fields[4].strip());
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
