package dev.holter.recording.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreadcrumbsTests {

    /** No process has this id: the largest that Linux gives is below it. */
    private static final long DEAD = 1L << 40;

    @TempDir
    Path folder;

    @Test
    void oneOfALivingProcessQuarantinesNothing() throws Exception {
        Breadcrumbs breadcrumbs = breadcrumbs("host");
        try (Breadcrumbs.Lying lying = breadcrumbs.drop("cpu")) {
            assertThat(breadcrumbs.pickUp()).isEmpty();
            assertThat(breadcrumbs.isAnybodyRecording()).isTrue();
        }
        assertThat(breadcrumbs.quarantined()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void oneOfAProcessThatIsGoneQuarantinesItsTypeUntilItIsCleared() throws Exception {
        lay("host", crumb(DEAD, "gone"));
        Breadcrumbs breadcrumbs = breadcrumbs("host");
        assertThat(breadcrumbs.pickUp()).extracting(Breadcrumb::pid).containsExactly(DEAD);
        assertThat(breadcrumbs.quarantined("wait")).isPresent();
        assertThat(breadcrumbs.quarantined("cpu")).isEmpty();

        assertThat(breadcrumbs("host").pickUp()).as("at the next start").isEmpty();
        assertThat(breadcrumbs("host").quarantined("wait")).as("still").isPresent();

        assertThat(breadcrumbs.clear("cpu")).isFalse();
        assertThat(breadcrumbs.clear("wait")).isTrue();
        assertThat(breadcrumbs.clear("wait")).isFalse();
        assertThat(files()).isEmpty();
    }

    /** A status is polled all day, and lists no folder for it. */
    @Test
    void looksForQuarantinesAnewOnlyWhereTheFolderHasChanged() throws Exception {
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        Breadcrumbs breadcrumbs = breadcrumbs("host");
        Files.setLastModifiedTime(folder, longAgo);
        assertThat(breadcrumbs.quarantined()).isEmpty();

        Path file = folder.resolve("host.wait.quarantined");
        Files.writeString(file, crumb(DEAD, "gone").toText());
        Files.setLastModifiedTime(folder, longAgo);
        assertThat(breadcrumbs.quarantined()).as("the time is the same").isEmpty();

        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        assertThat(breadcrumbs.quarantined()).hasSize(1);
        Files.delete(file);
        assertThat(breadcrumbs.quarantined()).as("a change so soon").isEmpty();
    }

    /** In a container every process has the same id. */
    @Test
    void oneOfAnotherJvmWithThisProcessIdCountsAsGone() throws Exception {
        lay("host", crumb(ProcessHandle.current().pid(), "another JVM"));
        assertThat(breadcrumbs("host").pickUp()).hasSize(1);
    }

    @Test
    void aProcessIdThatIsUsedAgainCountsAsGone() throws Exception {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        lay("host", crumb(parent, "gone"));
        assertThat(breadcrumbs("host").pickUp()).hasSize(1);
    }

    @Test
    void leavesAloneWhatBelongsToAnotherHost() throws Exception {
        lay("elsewhere", crumb(DEAD, "gone"));
        Breadcrumbs here = breadcrumbs("host");
        assertThat(here.pickUp()).isEmpty();
        assertThat(here.isAnybodyRecording()).isTrue();
        assertThat(files()).hasSize(1);
    }

    @Test
    void removesWhatIsNoBreadcrumb() throws Exception {
        Files.writeString(folder.resolve("host.7.crumb"), "type=cp");
        assertThat(breadcrumbs("host").pickUp()).isEmpty();
        assertThat(files()).isEmpty();
    }

    private Breadcrumbs breadcrumbs(String host) {
        return new Breadcrumbs(folder, () -> {}, host);
    }

    private void lay(String host, Breadcrumb crumb) throws Exception {
        Files.writeString(folder.resolve(host + "." + crumb.pid() + ".crumb"), crumb.toText());
    }

    private static Breadcrumb crumb(long pid, String jvm) {
        return new Breadcrumb("wait", pid, Instant.EPOCH, jvm, Instant.EPOCH);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
