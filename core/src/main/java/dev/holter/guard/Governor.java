package dev.holter.guard;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Judges one session: what profiling used in the last five seconds, as a share of the CPUs that were available in them, against
 * the budget. Over it, settings are tightened by a step, and what was used before counts no more, so that each step is judged by
 * what it costs itself. Over it in three judgements in a row at the last step, or over three times of it in one, the session has to end and
 * the breaker opens.
 *
 * <p>Starting, dumping, reading and stopping come in lumps, which say nothing of what a second of profiling costs. They are charged to
 * the session's account of budget × duration × CPUs, where a duration of less than ten seconds counts as ten: an account that is
 * overdrawn tightens, too, and one that is overdrawn three times ends the session. Used by one thread.
 */
public final class Governor {

    /** Steps beyond the settings that were asked for; each halves what is recorded. */
    public static final int MAX_STEP = 3;

    static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration SHORTEST_ACCOUNT = Duration.ofSeconds(10);
    private static final double FAR = 3;
    private static final int JUDGEMENTS = 3;

    private final double budget;
    private final double cpus;
    private final double account;
    private final ArrayDeque<Reading> readings = new ArrayDeque<>();
    private int step;
    private boolean accountTightened;
    private int overInARow;
    private double latest;
    private String reason = "";

    /** What has to be done now. */
    public enum Decision {
        /** Within the budget, or not yet known. */
        GO_ON,
        /** The settings of the next {@link #step} are to be used from now on. */
        TIGHTEN,
        /** The session has to end, and {@link #reason} tells the breaker why. */
        TRIP
    }

    private record Reading(long nanoTime, long used) {}

    /**
     * @param budget share of the available CPUs, 0 to 1
     * @param cpus how many are available
     * @param duration of the session
     * @param step to begin with; 0 for the settings that were asked for
     */
    public Governor(double budget, double cpus, Duration duration, int step) {
        this.budget = budget;
        this.cpus = cpus;
        this.step = step;
        Duration counted = duration.compareTo(SHORTEST_ACCOUNT) < 0 ? SHORTEST_ACCOUNT : duration;
        this.account = budget * cpus * counted.toNanos();
    }

    /**
     * Judges what profiling used so far.
     *
     * @param nanoTime {@code System.nanoTime()}
     * @param used CPU time since the session began, without what is charged to the account, ns
     * @param charged CPU time on the account, ns
     */
    public Decision judge(long nanoTime, long used, long charged) {
        Reading reading = new Reading(nanoTime, used);
        readings.add(reading);
        while (nanoTime - readings.getFirst().nanoTime() > WINDOW.toNanos()) {
            readings.removeFirst();
        }
        latest = (used - readings.getFirst().used()) / (WINDOW.toNanos() * cpus);
        if (isFarOverdrawn(charged)) {
            return Decision.TRIP;
        }
        if (latest > FAR * budget) {
            return trip(words() + ", more than three times of it at once");
        }
        if (charged > account && !accountTightened && step < MAX_STEP) {
            accountTightened = true;
            return tighten(reading, accountWords(charged));
        }
        if (latest <= budget) {
            overInARow = 0;
            return Decision.GO_ON;
        }
        if (step < MAX_STEP) {
            return tighten(reading, words());
        }
        overInARow++;
        return overInARow >= JUDGEMENTS ? trip(words() + ", with settings as tight as they get") : Decision.GO_ON;
    }

    private Decision tighten(Reading at, String why) {
        step++;
        reason = why;
        readings.clear();
        readings.add(at);
        return Decision.TIGHTEN;
    }

    private Decision trip(String why) {
        reason = why;
        return Decision.TRIP;
    }

    /**
     * Judges a session that is over, its end included.
     *
     * @param charged CPU time on the account, ns
     * @return whether the breaker has to open
     */
    public boolean isFarOverdrawn(long charged) {
        if (charged > FAR * account) {
            reason = accountWords(charged);
            return true;
        }
        return false;
    }

    /**
     * How many times its account a session used in all.
     *
     * @param used CPU time, whether it came in lumps or not, ns
     */
    public double timesAccount(long used) {
        return used / account;
    }

    /** Whether the latest judgement was within the budget. */
    public boolean isWithin() {
        return overInARow == 0;
    }

    /** How tight the settings are: 0 for those that were asked for. */
    public int step() {
        return step;
    }

    /** What profiling used in the last five seconds, as a share of the CPUs available in them, 0 to 1. */
    public double latest() {
        return latest;
    }

    /** Why the latest decision was not to go on; a clause. */
    public String reason() {
        return reason;
    }

    private String words() {
        return String.format(
                Locale.ROOT,
                "profiling used %.2f %% of the CPUs over the last %d s, the budget is %.2f %%",
                100 * latest,
                WINDOW.toSeconds(),
                100 * budget);
    }

    private String accountWords(long charged) {
        return String.format(
                Locale.ROOT,
                "starting, reading and ending took %d ms of CPU, the session's account is %d ms",
                TimeUnit.NANOSECONDS.toMillis(charged),
                TimeUnit.NANOSECONDS.toMillis((long) account));
    }
}
