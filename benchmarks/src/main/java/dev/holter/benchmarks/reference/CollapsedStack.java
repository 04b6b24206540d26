package dev.holter.benchmarks.reference;

import java.util.List;

/**
 * One line of collapsed stacks, which both profilers write.
 *
 * @param frames as they are written, outermost first
 * @param value the number at the end: samples of the reference, nanoseconds of Holter
 */
public record CollapsedStack(List<String> frames, long value) {

    /** All lines of a file. */
    public static List<CollapsedStack> parse(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(CollapsedStack::line)
                .toList();
    }

    private static CollapsedStack line(String line) {
        int space = line.lastIndexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException(
                    "A collapsed stack ends with a space and a number, but this was: " + line);
        }
        return new CollapsedStack(
                List.of(line.substring(0, space).split(";")), Long.parseLong(line.substring(space + 1)));
    }
}
