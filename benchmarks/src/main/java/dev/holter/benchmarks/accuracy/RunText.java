package dev.holter.benchmarks.accuracy;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** A run for people: distances in points of a hundred. */
final class RunText {

    private static final int LARGEST = 8;

    private RunText() {}

    static void print(Plan plan, Run run) {
        Result result = run.result();
        System.out.printf(
                Locale.ROOT,
                "%s on JDK %d, %d pairs of %d s, %d samples of the reference (%s), %d of Holter%n",
                plan.name(),
                Runtime.version().feature(),
                plan.pairs(),
                plan.length().toSeconds(),
                run.samplesOfReference(),
                run.engine(),
                run.samplesOfHolter());
        System.out.printf(
                "%-22s %-20s %-20s %-20s %-20s %-8s %s%n",
                "points",
                "session, reference",
                "reference itself",
                "Holter itself",
                "excess",
                "pooled",
                "beyond chance");
        row("self time", result.self());
        row("without native", result.javaOnly());
        row("endpoints", result.endpoints());
        largest(result.self());
        if (result.truth() != null) {
            truth(result.truth());
        }
        System.out.printf(
                Locale.ROOT,
                "both at once: from each other %s, reference from itself alone %s, Holter from itself alone %s%n",
                points(run.both().fromEachOther()),
                points(run.both().referenceFromAlone()),
                points(run.both().holterFromAlone()));
        System.out.println("beside: " + result.beside());
        run.notesOfHolter().forEach(note -> System.out.println("note: " + note));
    }

    private static void row(String name, Comparison row) {
        System.out.printf(
                "%-22s %-20s %-20s %-20s %-20s %-8s %s%n",
                name,
                text(row.session()),
                text(row.floor()),
                text(row.repeat()),
                text(row.excess()),
                points(row.pooled()),
                text(row.beyondChance()));
    }

    private static void largest(Comparison self) {
        IntStream.range(0, self.bins().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(self.holter()[i] - self.reference()[i])))
                .limit(LARGEST)
                .forEach(i -> System.out.printf(
                        "  reference %5s, Holter %5s  %s%n",
                        points(self.reference()[i]),
                        points(self.holter()[i]),
                        self.bins().get(i)));
    }

    private static void truth(Result.Truth truth) {
        System.out.printf(
                "from the work's own clocks: reference %s, Holter %s%n",
                points(truth.distanceOfReference()), points(truth.distanceOfHolter()));
        for (int i = 0; i < truth.landmarks().size(); i++) {
            System.out.printf(
                    "  clocks %5s, reference %5s, Holter %5s  %s%n",
                    points(truth.shares()[i]),
                    points(truth.reference()[i]),
                    points(truth.holter()[i]),
                    truth.landmarks().get(i));
        }
    }

    private static String text(Interval interval) {
        return points(interval.value()) + " (" + points(interval.lower()) + " to " + points(interval.upper()) + ")";
    }

    private static String points(double share) {
        return String.format(Locale.ROOT, "%.1f", share * 100);
    }
}
