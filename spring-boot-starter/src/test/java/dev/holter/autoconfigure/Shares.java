package dev.holter.autoconfigure;

import dev.holter.profile.Frame;
import dev.holter.profile.Profile;
import java.util.Map;
import java.util.TreeMap;

/** Which endpoints the samples of {@link Burn} carry. */
final class Shares {

    /** Two shared cores take some ten samples a second. */
    private static final int ENOUGH = 10;

    private Shares() {}

    /** By endpoint, the share of the samples with {@link Burn} in their stack. */
    static Map<String, Double> ofBurnt(Profile profile) {
        Map<String, Double> shares = new TreeMap<>();
        Profile burnt =
                profile.where(row -> profile.stacks().stack(profile.samples().stack(row)).stream()
                        .map(Frame::className)
                        .anyMatch(Burn.class.getName()::equals));
        double all = 0;
        for (int row = 0; row < burnt.samples().size(); row++) {
            all += burnt.samples().count(row);
            shares.merge(burnt.samples().endpoint(row), (double) burnt.samples().count(row), Double::sum);
        }
        if (all < ENOUGH) {
            throw new AssertionError("Only " + all + " samples were busy, too few to tell shares: " + shares);
        }
        double total = all;
        shares.replaceAll((endpoint, count) -> count / total);
        return shares;
    }
}
