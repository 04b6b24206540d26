package dev.holter.endtoend;

import java.util.ArrayList;
import java.util.List;

/** Every operation as everybody, on one service: the answers that came, and those that the rule does not allow. */
final class AccessMatrix {

    private final StringBuilder table = new StringBuilder();
    private final List<String> wrong = new ArrayList<>();

    private AccessMatrix() {}

    static AccessMatrix of(AccessService service, Guarding guarding) {
        AccessMatrix matrix = new AccessMatrix();
        matrix.line(
                "operation",
                "call",
                List.of(Who.values()).stream().map(Who::words).toList());
        for (Row row : Row.all(service.declared("views"))) {
            List<String> answers = new ArrayList<>();
            for (Who who : Who.values()) {
                answers.add(matrix.cell(service, guarding, row, who));
            }
            matrix.line(row.operation().name(), row.operation().method() + " " + row.path(), answers);
        }
        return matrix;
    }

    private String cell(AccessService service, Guarding guarding, Row row, Who who) {
        boolean changes = row.operation().changes() && guarding.allows(who, row.operation());
        String expected = guarding.answer(who, row.operation()) + (changes ? " changed" : "");
        String answer = row.call(service, who, changes);
        if (!answer.equals(expected)) {
            wrong.add("%s %s as %s: %s, expected %s"
                    .formatted(row.operation(), row.path(), who.words(), answer, expected));
        }
        return answer;
    }

    private void line(String operation, String call, List<String> cells) {
        table.append("%-9s %-22s".formatted(operation, call));
        cells.forEach(cell -> table.append(" | %-19s".formatted(cell)));
        table.append('\n');
    }

    String table() {
        return table.toString();
    }

    /** The cells that are not as they should be, by name. */
    List<String> wrong() {
        return wrong;
    }
}
