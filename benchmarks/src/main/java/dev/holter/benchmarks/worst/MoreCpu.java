package dev.holter.benchmarks.worst;

import dev.holter.benchmarks.Interval;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How much more CPU a request took in the sessions of one kind, and how much more it took where nothing was different. Each session stands
 * between two stretches without one.
 *
 * @param sessions of logarithms of a request's CPU in a session to the geometric mean of the two stretches around it
 * @param same of logarithms of its CPU in the stretch after a session to the one before: the A/A comparison
 */
record MoreCpu(Interval sessions, Interval same) {

    /** @param onBeforeAfter a request's CPU in a session, before and after it, for each session */
    static MoreCpu of(double[][] onBeforeAfter) {
        return new MoreCpu(
                interval(onBeforeAfter, each -> Math.log(each[0]) - (Math.log(each[1]) + Math.log(each[2])) / 2),
                interval(onBeforeAfter, each -> Math.log(each[2] / each[1])));
    }

    private static Interval interval(double[][] sessions, ToDoubleFunction<double[]> log) {
        return Interval.of(Arrays.stream(sessions).mapToDouble(log).toArray());
    }

    boolean isResolved() {
        return sessions.isResolvedAgainst(same);
    }

    /** The mean and its interval in per cent, and whether it is not resolved. */
    String words() {
        return words(sessions) + (isResolved() ? "" : ", not resolved");
    }

    /** The same of the A/A comparison. */
    String wordsOfSame() {
        return words(same);
    }

    private static String words(Interval logs) {
        String mean = percent("%+.0f %%", logs.mean());
        return Double.isInfinite(logs.high())
                ? mean
                : mean + " (" + percent("%+.0f", logs.low()) + " to " + percent("%+.0f", logs.high()) + ")";
    }

    private static String percent(String format, double log) {
        return String.format(Locale.ROOT, format, 100 * Math.expm1(log));
    }
}
