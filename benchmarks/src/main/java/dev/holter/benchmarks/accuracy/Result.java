package dev.holter.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run found.
 *
 * @param self self time by frame
 * @param javaOnly the same without methods that are native, which {@code jdk.ExecutionSample} does not look at
 * @param endpoints CPU time by endpoint, of stacks with a landmark
 * @param truth against what the work measured itself; null where it does not know
 * @param beside shares of what was left out and of what is told beside, of all weight, by profiler
 */
record Result(
        Comparison self,
        Comparison javaOnly,
        Comparison endpoints,
        @Nullable Truth truth,
        Map<String, Map<String, Double>> beside) {

    private static final int TOP = 50;

    /** Of the stretches with one profiler at a time. */
    static Result of(Readings readings) {
        NativeMethods natives = new NativeMethods();
        List<Stretch> r = readings.reference;
        List<Stretch> h = readings.holter;
        Map<String, Map<String, Double>> beside = new LinkedHashMap<>();
        beside.put("reference", beside(r));
        beside.put("holter", beside(h));
        return new Result(
                Comparison.of(selves(r), selves(h), TOP),
                Comparison.of(leftOut(natives, r), leftOut(natives, h), TOP),
                Comparison.of(endpoints(r), endpoints(h), TOP),
                readings.truthOfHolter.get(0).isEmpty() ? null : Truth.of(readings),
                beside);
    }

    private static List<Map<String, Double>> selves(List<Stretch> stretches) {
        return stretches.stream().map(stretch -> stretch.self).toList();
    }

    private static List<Map<String, Double>> endpoints(List<Stretch> stretches) {
        return stretches.stream().map(stretch -> stretch.endpoints).toList();
    }

    private static List<Map<String, Double>> leftOut(NativeMethods natives, List<Stretch> stretches) {
        return selves(stretches).stream().map(natives::leftOutOf).toList();
    }

    private static Map<String, Double> beside(List<Stretch> stretches) {
        Map<String, Double> sums = new TreeMap<>();
        double total = 0;
        for (Stretch stretch : stretches) {
            total += stretch.total();
            for (Map.Entry<String, Double> note : stretch.notes.entrySet()) {
                sums.merge(note.getKey(), note.getValue(), Double::sum);
                total += note.getKey().startsWith("left out") ? note.getValue() : 0;
            }
        }
        double all = total;
        sums.replaceAll((what, weight) -> weight / all);
        return sums;
    }

    /**
     * Both profilers against the work's own clocks, by landmark.
     *
     * @param landmarks the names
     * @param shares of the work itself, while Holter looked
     * @param reference shares that the reference told
     * @param holter shares that Holter told
     * @param distanceOfReference mean distance of one stretch of the reference from what the work measured in it
     * @param distanceOfHolter the same of Holter
     */
    record Truth(
            List<String> landmarks,
            double[] shares,
            double[] reference,
            double[] holter,
            double distanceOfReference,
            double distanceOfHolter) {

        static Truth of(Readings readings) {
            Bins bins = Bins.of(readings.truthOfReference, readings.truthOfHolter, TOP);
            List<double[]> t = readings.truthOfHolter.stream().map(bins::shares).toList();
            List<double[]> h = landmarks(bins, readings.holter);
            List<double[]> r = landmarks(bins, readings.reference);
            return new Truth(
                    bins.names(),
                    Shares.mean(t),
                    Shares.mean(r),
                    Shares.mean(h),
                    distance(
                            r,
                            readings.truthOfReference.stream().map(bins::shares).toList()),
                    distance(h, t));
        }

        private static List<double[]> landmarks(Bins bins, List<Stretch> stretches) {
            return stretches.stream()
                    .map(stretch -> bins.shares(stretch.landmarks))
                    .toList();
        }

        private static double distance(List<double[]> one, List<double[]> other) {
            List<Double> distances = new ArrayList<>();
            for (int i = 0; i < one.size(); i++) {
                distances.add(Shares.distance(one.get(i), other.get(i)));
            }
            return distances.stream().mapToDouble(each -> each).average().orElseThrow();
        }
    }
}
