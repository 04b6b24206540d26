package dev.holter.compare;

import dev.holter.profile.Frame;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of two sides, summed up and ranked as {@link Diff} says. */
final class MethodDifferences {

    /** How many methods a reader can take in. */
    static final int LIMIT = 100;

    /** Fewer samples may be chance. */
    static final int ENOUGH_SAMPLES = 5;

    /** Smaller shares of the larger side's mean explain nothing. */
    private static final double MEANINGFUL = 0.01;

    /** Scores from here up to the best one are a tie: a cause and its callers differ by this much by chance. */
    private static final double TIE = 0.9;

    private final Side side;
    private final Side base;
    private final Map<String, Sums> sums = new HashMap<>();

    MethodDifferences(Side side, Side base) {
        this.side = side;
        this.base = base;
        addUp(side, 0);
        addUp(base, 1);
    }

    /** The differences that mean something, the likeliest cause first. */
    List<MethodDifference> ranked(boolean onlyMore) {
        List<MethodDifference> left = new ArrayList<>();
        double least = MEANINGFUL * Math.max(side.mean(), base.mean());
        sums.forEach((method, sum) -> {
            MethodDifference difference = sum.difference(method);
            double size = onlyMore ? difference.difference() : Math.abs(difference.difference());
            if (size > 0 && size >= least && difference.samples() >= ENOUGH_SAMPLES) {
                left.add(difference.with(sum.details(least)));
            }
        });
        left.sort(Comparator.comparingDouble((MethodDifference each) -> -Math.abs(each.score()))
                .thenComparing(MethodDifference::method));
        return breakTies(left.subList(0, Math.min(LIMIT, left.size())));
    }

    private List<MethodDifference> breakTies(List<MethodDifference> byScore) {
        List<MethodDifference> ranked = new ArrayList<>();
        for (int from = 0, to; from < byScore.size(); from = to) {
            double least = TIE * Math.abs(byScore.get(from).score());
            to = from + 1;
            while (to < byScore.size() && Math.abs(byScore.get(to).score()) >= least) {
                to++;
            }
            byScore.subList(from, to).stream()
                    .sorted(Comparator.comparing((MethodDifference each) -> Frameworks.own(each.method()))
                            .thenComparing(each -> -sum(each).depth())
                            .thenComparing(MethodDifference::method))
                    .forEach(ranked::add);
        }
        return ranked;
    }

    private Sums sum(MethodDifference difference) {
        return sums.getOrDefault(difference.method(), new Sums());
    }

    private void addUp(Side from, int which) {
        StackTree stacks = from.profile().stacks();
        SampleTable samples = from.profile().samples();
        Set<String> onStack = new HashSet<>();
        for (int row = 0; row < samples.size(); row++) {
            List<Frame> stack = stacks.stack(samples.stack(row));
            String detail = stack.isEmpty() || !stack.get(0).isDetail()
                    ? ""
                    : stack.get(0).label();
            onStack.clear();
            for (int i = 0; i < stack.size(); i++) {
                String method = stack.get(i).label();
                if (!stack.get(i).isDetail() && onStack.add(method)) {
                    sums.computeIfAbsent(method, m -> new Sums())
                            .add(
                                    which,
                                    samples.count(row),
                                    samples.value(row) / from.units(),
                                    stack.size() - i,
                                    detail);
                }
            }
        }
    }

    /** What is summed up of one method; the first of each pair is the first side's, the second the base's. */
    private static final class Sums {

        private final double[] values = new double[2];
        private final Map<String, double[]> details = new HashMap<>();
        private long samples;
        private long depths;

        void add(int which, int count, double value, int depth, String detail) {
            values[which] += value;
            samples += count;
            depths += (long) count * depth;
            if (!detail.isEmpty()) {
                details.computeIfAbsent(detail, d -> new double[2])[which] += value;
            }
        }

        double depth() {
            return samples == 0 ? 0 : (double) depths / samples;
        }

        MethodDifference difference(String method) {
            return new MethodDifference(method, values[0], values[1], samples, List.of());
        }

        List<DetailDifference> details(double least) {
            return details.entrySet().stream()
                    .map(entry -> new DetailDifference(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                    .filter(detail -> Math.abs(detail.difference()) >= least && detail.difference() != 0)
                    .sorted(Comparator.comparingDouble((DetailDifference each) -> -Math.abs(each.difference()))
                            .thenComparing(DetailDifference::detail))
                    .toList();
        }
    }
}
