package dev.holter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTests {

    private static final Ask ASK = new Ask("cpu", null, null, null, null, false);

    @TempDir
    Path directory;

    @Test
    void admitsAboveTheMargin() {
        assertThat(new FreeSpace(() -> List.of(directory), 1).check(ASK)).isEmpty();
    }

    @Test
    void refusesBelowTheMarginAndSaysHowMuchIsFree() {
        FreeSpace space = new FreeSpace(() -> List.of(directory), Long.MAX_VALUE);
        Refusal refusal = space.check(ASK).orElseThrow();
        assertThat(refusal.code()).isEqualTo(RefusalCode.NO_SPACE);
        assertThat(refusal.detail()).contains("MB are free").contains("holter.min-free-space");
    }

    @Test
    void looksAtTheNearestExistingFolder() {
        assertThat(new FreeSpace(() -> List.of(directory.resolve("a/b/c")), 1).isEnough())
                .isTrue();
    }

    @Test
    void countsAnUnreadablePathAsFull() {
        assertThat(new FreeSpace(() -> List.of(Path.of("/proc/self/nowhere")), 1).isEnough())
                .isFalse();
    }
}
