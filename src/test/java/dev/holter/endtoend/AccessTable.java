package dev.holter.endtoend;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rule of who may do what, as docs/access.md has it. */
final class AccessTable {

    private AccessTable() {}

    static String markdown() {
        return line("call", "does", Who::words)
                + "|---|---|" + "---|".repeat(Who.values().length) + "\n"
                + Arrays.stream(Operation.values()).map(AccessTable::row).collect(Collectors.joining());
    }

    private static String row(Operation operation) {
        String call = "`" + operation.method() + " " + operation.path() + "`";
        return line(call, operation.does(), who -> Guarding.SECURITY
                .answer(who, operation)
                .substring(0, 3));
    }

    private static String line(String call, String does, Function<Who, String> cell) {
        return Arrays.stream(Who.values())
                .map(cell)
                .collect(Collectors.joining(" | ", "| " + call + " | " + does + " | ", " |\n"));
    }
}
