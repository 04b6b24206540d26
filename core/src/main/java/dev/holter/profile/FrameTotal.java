package dev.holter.profile;

import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * The methods of a profile, largest self value first. A method that calls itself counts once in its total. Takes memory for each method, and
     * none for each stack.
     */
    public static List<FrameTotal> of(Profile profile) {
        StackTree stacks = profile.stacks();
        SampleTable samples = profile.samples();
        Labels labels = new Labels(stacks.frames());
        int most = stacks.frames().size();
        long[][] sums = new long[4][most];
        int[] lastRow = new int[most];
        Arrays.fill(lastRow, -1);
        for (int row = 0; row < samples.size(); row++) {
            int leaf = samples.stack(row);
            for (int node = leaf; node != StackTree.ROOT; node = stacks.parent(node)) {
                int label = labels.of(stacks.frameIndex(node));
                if (node == leaf) {
                    sums[0][label] += samples.count(row);
                    sums[1][label] += samples.value(row);
                }
                if (lastRow[label] != row) {
                    lastRow[label] = row;
                    sums[2][label] += samples.count(row);
                    sums[3][label] += samples.value(row);
                }
            }
        }
        List<FrameTotal> totals = new ArrayList<>();
        for (int label = 0; label < labels.names().size(); label++) {
            totals.add(new FrameTotal(
                    labels.names().get(label), sums[0][label], sums[1][label], sums[2][label], sums[3][label]));
        }
        totals.sort(Comparator.comparingLong(FrameTotal::selfValue)
                .thenComparingLong(FrameTotal::totalValue)
                .reversed()
                .thenComparing(FrameTotal::frame));
        return totals;
    }
}
