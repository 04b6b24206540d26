package dev.holter.benchmarks;

import dev.holter.benchmarks.budget.QuickBench;
import java.util.Arrays;

/** What {@code java -jar benchmarks.jar} does: {@link QuickBench}, or JMH where options of JMH follow. */
public final class Main {

    private Main() {}

    /** @param arguments nothing, or {@code quick} and the commit, or {@code jmh} and its options, or its options alone */
    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "quick" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (what) {
            case "quick" -> QuickBench.main(rest);
            case "jmh" -> org.openjdk.jmh.Main.main(rest);
            default -> org.openjdk.jmh.Main.main(arguments);
        }
    }
}
