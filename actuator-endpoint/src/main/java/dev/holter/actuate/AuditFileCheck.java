package dev.holter.actuate;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks an {@link AuditFile} together with the older one beside it:
 * {@code java -cp <this jar> dev.holter.actuate.AuditFileCheck <file>}. Ends with 0 where every line vouches for those before it,
 * with 1 at the first that does not, and with 2 where the file cannot be read. Lines that were cut off at the end cannot be
 * missed by anybody: compare the last line with a copy kept elsewhere.
 */
public final class AuditFileCheck {

    private static final int HASH_LENGTH = AuditFile.START.length();

    private String before;

    private AuditFileCheck(String before) {
        this.before = before;
    }

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: AuditFileCheck <file>");
            System.exit(2);
        }
        try {
            Optional<String> broken = firstBroken(Path.of(arguments[0]));
            System.out.println(broken.map(line -> line + " does not fit the lines before it")
                    .orElse("every line fits the lines before it"));
            System.exit(broken.isPresent() ? 1 : 0);
        } catch (IOException e) {
            System.err.println("cannot be read: " + e);
            System.exit(2);
        }
    }

    /** The first line that does not fit those before it, as file and number from 1; empty where all do. */
    public static Optional<String> firstBroken(Path file) throws IOException {
        Path older = AuditFile.before(file);
        if (!Files.exists(older)) {
            return new AuditFileCheck(AuditFile.START).check(file);
        }
        // What the older file follows is gone: its first line is taken at its word.
        AuditFileCheck check = new AuditFileCheck("");
        Optional<String> broken = check.check(older);
        return broken.isPresent() ? broken : check.check(file);
    }

    private Optional<String> check(Path file) throws IOException {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!fits(line)) {
                    return Optional.of(file.getFileName() + " line " + number);
                }
                before = line.substring(0, HASH_LENGTH);
            }
        }
        return Optional.empty();
    }

    private boolean fits(String line) {
        return line.length() > HASH_LENGTH
                && line.charAt(HASH_LENGTH) == ' '
                && (before.isEmpty() || line.startsWith(AuditFile.hash(before, line.substring(HASH_LENGTH + 1))));
    }
}
