package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTests {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeThreeLinesInTwoGoes() throws Exception {
        file = folder.resolve("audit.log");
        AuditFile first = AuditFile.open(file);
        first.append("one");
        first.append("two\nin two lines");
        AuditFile.open(file).append("three");
    }

    @Test
    void eachLineVouchesForThoseBefore() throws Exception {
        assertThat(AuditFileCheck.firstBroken(file)).isEmpty();
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.substring(65))
                .containsExactly("one", "two in two lines", "three");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aChangedLineIsFound() throws Exception {
        change(lines -> lines.set(1, lines.get(1).replace("two in", "too in")));
        assertThat(AuditFileCheck.firstBroken(file)).contains("audit.log line 2");
    }

    @Test
    void aMissingLineIsFound() throws Exception {
        change(lines -> lines.remove(1));
        assertThat(AuditFileCheck.firstBroken(file)).contains("audit.log line 2");
    }

    @Test
    void aMissingBeginningIsFound() throws Exception {
        change(lines -> lines.remove(0));
        assertThat(AuditFileCheck.firstBroken(file)).contains("audit.log line 1");
    }

    @Test
    void aLineThatWasCutOffIsFoundAndTheNextOnesStandAlone() throws Exception {
        Files.writeString(file, Files.readString(file).stripTrailing().replace("three", "th"));
        AuditFile.open(file).append("four");
        assertThat(Files.readAllLines(file)).hasSize(4);
        assertThat(AuditFileCheck.firstBroken(file)).contains("audit.log line 3");
    }

    @Test
    void theChainGoesOnWhereAFileIsFull() throws Exception {
        AuditFile full = AuditFile.open(file);
        String text = "x".repeat(4_000);
        while (!Files.exists(folder.resolve("audit.log.1"))) {
            full.append(text);
        }
        AuditFile.open(file).append("in the next file");
        assertThat(Files.size(file)).as("bytes").isLessThan(10_000);
        assertThat(AuditFileCheck.firstBroken(file)).isEmpty();

        change(lines -> lines.set(1, lines.get(1).replace("next", "last")));
        assertThat(AuditFileCheck.firstBroken(file)).contains("audit.log line 2");
        change(lines -> lines.remove(0));
        assertThat(AuditFileCheck.firstBroken(file)).contains("audit.log line 1");
    }

    private interface Change {
        void of(List<String> lines);
    }

    private void change(Change change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        change.of(lines);
        Files.write(file, lines);
    }
}
