package dev.holter.benchmarks.worst;

import dev.holter.benchmarks.MeanError;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How much more CPU a request took in the sessions of one kind, and how much more it took where nothing was different. Each session stands
 * between two stretches without one.
 *
 * @param sessions logarithms of a request's CPU in a session to the geometric mean of the two stretches around it
 * @param same logarithms of its CPU in the stretch after a session to the one before: the A/A comparison
 */
record MoreCpu(double[] sessions, double[] same) {

    private static final double TAIL = 0.025;

    /** @param onBeforeAfter a request's CPU in a session, before and after it, for each session */
    static MoreCpu of(double[][] onBeforeAfter) {
        return new MoreCpu(
                Arrays.stream(onBeforeAfter)
                        .mapToDouble(each -> Math.log(each[0]) - (Math.log(each[1]) + Math.log(each[2])) / 2)
                        .toArray(),
                Arrays.stream(onBeforeAfter)
                        .mapToDouble(each -> Math.log(each[2] / each[1]))
                        .toArray());
    }

    /** Whether the interval of 95 % (Student's t over sessions) leaves out 0, and the mean lies beyond the A/A comparison's interval. */
    boolean isResolved() {
        double mean = StatUtils.mean(sessions);
        double noise = Math.abs(StatUtils.mean(same)) + MeanError.of(same, 1 - TAIL);
        return Math.abs(mean) > MeanError.of(sessions, 1 - TAIL) && Math.abs(mean) > noise;
    }

    /** The mean and its interval in per cent, or that it is not resolved. */
    String words() {
        return interval(sessions) + (isResolved() ? "" : ", not resolved");
    }

    /** The same of the A/A comparison. */
    String wordsOfSame() {
        return interval(same);
    }

    private static String interval(double[] logs) {
        double mean = StatUtils.mean(logs);
        if (logs.length == 1) {
            return String.format(Locale.ROOT, "%+.0f %%", percent(mean));
        }
        double error = MeanError.of(logs, 1 - TAIL);
        return String.format(
                Locale.ROOT, "%+.0f %% (%+.0f to %+.0f)", percent(mean), percent(mean - error), percent(mean + error));
    }

    private static double percent(double log) {
        return 100 * Math.expm1(log);
    }
}
