package dev.holter.benchmarks.accuracy;

import dev.holter.recording.type.CpuSource;
import java.time.Duration;
import java.util.Locale;

/**
 * What one run does: in one JVM, stretches of the reference and of Holter in turn, never both at once, but for one at the end.
 *
 * @param work {@code known} or {@code shop}
 * @param load threads of the known work, requests a second to the shop
 * @param source where Holter's samples come from
 * @param pairs how many stretches of each
 * @param length of a stretch
 * @param warmUp before the first
 */
record Plan(String work, int load, CpuSource source, int pairs, Duration length, Duration warmUp) {

    static final String KNOWN = "known";
    static final String SHOP = "shop";

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration WARM_UP_OF_A_SERVICE = Duration.ofSeconds(20);
    private static final int MOST_LOAD = 10_000;

    /** The warm-up is not enough for all that a compiler can do, but it is the same for both. */
    static Plan of(String work, String load, String source, String pairs, String seconds) {
        CpuSource from = source.equals("cpu-time") ? CpuSource.CPU_TIME : CpuSource.EXECUTION;
        if (!from.isOn(Runtime.version().feature())) {
            throw new IllegalArgumentException("'cpu-time' needs JDK " + from.since() + " or newer.");
        }
        return new Plan(
                work,
                Integer.parseInt(load),
                from,
                Integer.parseInt(pairs),
                Duration.ofSeconds(Integer.parseInt(seconds)),
                work.equals(SHOP) ? WARM_UP_OF_A_SERVICE : WARM_UP);
    }

    Plan {
        if (!work.equals(KNOWN) && !work.equals(SHOP)) {
            throw new IllegalArgumentException("'work' must be known or shop, but was " + work);
        }
        if (load < 1 || load > MOST_LOAD) {
            throw new IllegalArgumentException("'load' must be from 1 to " + MOST_LOAD + ", but was " + load);
        }
    }

    String sourceName() {
        return source.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names the run in files and tables. */
    String name() {
        return work + "-" + load + "-" + sourceName();
    }
}
