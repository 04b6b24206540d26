package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.format.ProfileFormat;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.Frame;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.Provenance;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;

class ViewsTests {

    private static final int DEPTH = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"flamegraph", "collapsed", "tree", "jfr"})
    void refusesAViewThatWouldTakeTheServicesHeap(String view) {
        Views views = new Views(Exchange.NONE, () -> 1L << 20);
        ProfileFormat format = views.format(view, "here");
        assertThatThrownBy(() -> views.answer(format, deep())).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(RefusalCode.NO_SPACE);
            assertThat(refused.refusal().detail()).contains("1 MB", "'top'");
        });
    }

    @Test
    void topTakesHeapForMethodsAndNotForStacks() throws Exception {
        Views views = new Views(Exchange.NONE, () -> 1L << 20);
        Resource top = (Resource) views.answer(ProfileFormat.TOP, deep()).getBody();
        assertThat(new String(top.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("a.A.even", "a.A.odd");
    }

    @Test
    void refusesToBecomeLargerThanItMay() {
        BoundedBytes bytes = new BoundedBytes(4_000);
        bytes.write(new byte[1_000], 0, 1_000);
        assertThatThrownBy(() -> bytes.write(1)).isInstanceOf(Refused.class);
        assertThat(bytes.size()).isEqualTo(1_000);
    }

    private static Profile deep() {
        StackTree.Builder stacks = new StackTree.Builder();
        int node = StackTree.ROOT;
        for (int depth = 0; depth < DEPTH; depth++) {
            Frame frame = new Frame("a.A", depth % 2 == 0 ? "even" : "odd", 0);
            node = stacks.child(node, stacks.frame(frame));
        }
        SampleTable.Builder rows = new SampleTable.Builder();
        rows.add(node, 0, 0, 0, false, 1, 1);
        SampleTable samples = rows.build(row -> 10, List.of("GET /"), List.of("main"));
        Provenance provenance = new Provenance(
                "s-4k9x2m7q1w8e",
                "shop",
                "here",
                null,
                Instant.EPOCH,
                Duration.ofSeconds(10),
                "source",
                null,
                List.of());
        Overhead overhead = new Overhead(0, 0, Duration.ZERO, Duration.ZERO, false, "");
        return new Profile(ProfileType.CPU, provenance, overhead, stacks.build(), samples, List.of());
    }
}
