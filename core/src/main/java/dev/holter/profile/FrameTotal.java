package dev.holter.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one method used in a profile.
 *
 * @param frame class and method
 * @param selfSamples samples with this method at the top of the stack
 * @param selfValue their value, in the unit of the profile's type
 * @param totalSamples samples with this method anywhere on the stack, each counted once
 * @param totalValue their value, in the unit of the profile's type
 */
public record FrameTotal(String frame, long selfSamples, long selfValue, long totalSamples, long totalValue) {

    /** The methods of a tree, largest self value first. A method that calls itself counts once in its total. */
    public static List<FrameTotal> of(CallTree tree) {
        int labels = tree.labels().size();
        long[][] sums = new long[4][labels];
        for (int node = CallTree.ROOT + 1; node < tree.size(); node++) {
            int label = tree.labelIndex(node);
            sums[0][label] += tree.selfSamples(node);
            sums[1][label] += tree.selfValue(node);
            if (!calledByItself(tree, node)) {
                sums[2][label] += tree.totalSamples(node);
                sums[3][label] += tree.totalValue(node);
            }
        }
        List<FrameTotal> totals = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            totals.add(new FrameTotal(
                    tree.labels().get(label), sums[0][label], sums[1][label], sums[2][label], sums[3][label]));
        }
        totals.sort(Comparator.comparingLong(FrameTotal::selfValue)
                .thenComparingLong(FrameTotal::totalValue)
                .reversed()
                .thenComparing(FrameTotal::frame));
        return totals;
    }

    private static boolean calledByItself(CallTree tree, int node) {
        for (int caller = tree.parent(node); caller != CallTree.ROOT; caller = tree.parent(caller)) {
            if (tree.labelIndex(caller) == tree.labelIndex(node)) {
                return true;
            }
        }
        return false;
    }
}
