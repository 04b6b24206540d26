package dev.holter.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How far Holter's distribution is from the reference's, and how far each is from itself. Intervals by redrawing stretches, 95 %.
 *
 * @param session mean distance of one stretch of Holter from one of the reference
 * @param floor mean distance of one stretch of the reference from another: what chance and the workload do by themselves
 * @param repeat the same of Holter's own
 * @param excess by how much {@code session} is above {@code floor}
 * @param pooled distance of all stretches of Holter together from all of the reference together
 * @param beyondChance what of it is left where chance cannot count, see {@link Shares#heldOut}: a difference of the two profilers
 * @param bins the names, without the rest
 * @param reference mean shares of the reference, the rest last
 * @param holter mean shares of Holter, the rest last
 */
record Comparison(
        Interval session,
        Interval floor,
        Interval repeat,
        Interval excess,
        double pooled,
        Interval beyondChance,
        List<String> bins,
        double[] reference,
        double[] holter) {

    /** Fixed, so that the same readings give the same intervals. */
    private static final long SEED = 20_261_128;

    /** Of at least four stretches of each, with as many bins as the {@code top} largest of each of the two make. */
    static Comparison of(List<Map<String, Double>> reference, List<Map<String, Double>> holter, int top) {
        if (Math.min(reference.size(), holter.size()) < 4) {
            throw new IllegalArgumentException(
                    "At least four stretches of each are needed: halves of two are compared.");
        }
        Bins bins = Bins.of(reference, holter, top);
        List<double[]> r = reference.stream().map(bins::shares).toList();
        List<double[]> h = holter.stream().map(bins::shares).toList();
        List<Integer> allR = range(r.size());
        List<Integer> allH = range(h.size());
        Random random = new Random(SEED);
        return new Comparison(
                Interval.of(between(r, allR, h, allH), () -> between(r, drawn(allR, random), h, drawn(allH, random))),
                Interval.of(within(r, allR), () -> within(r, drawn(allR, random))),
                Interval.of(within(h, allH), () -> within(h, drawn(allH, random))),
                Interval.of(between(r, allR, h, allH) - within(r, allR), () -> {
                    List<Integer> drawnR = drawn(allR, random);
                    return between(r, drawnR, h, drawn(allH, random)) - within(r, drawnR);
                }),
                Shares.distance(Shares.mean(r), Shares.mean(h)),
                beyondChance(r, h, random),
                bins.names(),
                Shares.mean(r),
                Shares.mean(h));
    }

    private static double between(List<double[]> r, List<Integer> ofR, List<double[]> h, List<Integer> ofH) {
        return ofR.stream()
                .flatMapToDouble(i -> ofH.stream().mapToDouble(j -> Shares.distance(r.get(i), h.get(j))))
                .average()
                .orElseThrow();
    }

    /** A stretch that was drawn twice is no pair: its distance from itself is 0. Where nothing else was drawn, there is no distance. */
    private static double within(List<double[]> all, List<Integer> of) {
        return of.stream()
                .flatMapToDouble(i ->
                        of.stream().filter(j -> !j.equals(i)).mapToDouble(j -> Shares.distance(all.get(i), all.get(j))))
                .average()
                .orElse(0);
    }

    /** Mean and spread over random halves: one half says in which bins, the other by how much; both redrawn. */
    private static Interval beyondChance(List<double[]> r, List<double[]> h, Random random) {
        double mean = IntStream.range(0, Interval.DRAWS)
                .mapToDouble(i -> heldOut(r, h, random, false))
                .average()
                .orElseThrow();
        return Interval.of(mean, () -> heldOut(r, h, random, true));
    }

    private static double heldOut(List<double[]> r, List<double[]> h, Random random, boolean redraw) {
        List<Integer> ofR = shuffled(r.size(), random);
        List<Integer> ofH = shuffled(h.size(), random);
        return Shares.heldOut(
                mean(h, firstHalf(ofH), random, redraw),
                mean(r, firstHalf(ofR), random, redraw),
                mean(h, secondHalf(ofH), random, redraw),
                mean(r, secondHalf(ofR), random, redraw));
    }

    private static double[] mean(List<double[]> all, List<Integer> of, Random random, boolean redraw) {
        return Shares.mean(
                (redraw ? drawn(of, random) : of).stream().map(all::get).toList());
    }

    private static List<Integer> firstHalf(List<Integer> all) {
        return all.subList(0, all.size() / 2);
    }

    private static List<Integer> secondHalf(List<Integer> all) {
        return all.subList(all.size() / 2, all.size());
    }

    private static List<Integer> drawn(List<Integer> of, Random random) {
        return IntStream.range(0, of.size())
                .mapToObj(i -> of.get(random.nextInt(of.size())))
                .toList();
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> all = new ArrayList<>(range(size));
        Collections.shuffle(all, random);
        return all;
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }
}
