package dev.holter.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.Frame;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.Provenance;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffTests {

    private static final String SEARCH = "GET /search";
    private static final List<String> TRUNK =
            List.of("java.lang.Thread#run", "org.springframework.web.DispatcherServlet#doGet", "shop.Search#search");

    private final StackTree.Builder stacks = new StackTree.Builder();
    private final SampleTable.Builder rows = new SampleTable.Builder();
    private final List<Long> values = new ArrayList<>();
    private long wholeRequests = 1_000;

    @Test
    void ranksTheCauseBeforeTheTrunkThatLeadsToIt() {
        add(false, 900, 9_000, "shop.Json#write");
        add(true, 50, 500, "shop.Json#write");
        add(true, 100, 5_000, "shop.Cache#recompute");
        Diff diff = diff();
        assertThat(methods(diff))
                .startsWith("shop.Cache.recompute")
                .contains("shop.Search.search", "java.lang.Thread.run")
                .doesNotContain("shop.Json.write");
        MethodDifference cause = diff.methods().get(0);
        assertThat(cause.value()).isEqualTo(100);
        assertThat(cause.baseValue()).isZero();
        assertThat(cause.samples()).isEqualTo(100);
    }

    @Test
    void prefersTheDeepestMethodOfTheApplicationWhereAllHaveTheSameSamples() {
        add(true, 50, 5_000, "shop.Index#reserve", "java.util.concurrent.locks.ReentrantLock#lock", "(shop.Lock)");
        Diff diff = diff();
        assertThat(methods(diff))
                .containsExactly(
                        "shop.Index.reserve",
                        "shop.Search.search",
                        "java.util.concurrent.locks.ReentrantLock.lock",
                        "org.springframework.web.DispatcherServlet.doGet",
                        "java.lang.Thread.run");
        assertThat(diff.methods().get(0).details()).containsExactly(new DetailDifference("(shop.Lock)", 100, 0));
    }

    @Test
    void ranksTheCauseFirstEvenIfTheTrunkHasALittleMoreByChance() {
        add(false, 100, 950 * 10, "shop.Json#write");
        add(true, 10, 50 * 25, "shop.Json#write");
        add(true, 100, 50 * 100, "shop.Cache#recompute");
        assertThat(methods(diff())).startsWith("shop.Cache.recompute", "shop.Search.search");
    }

    @Test
    void leavesOutWhatDiffersByLittleOrWasHardlySeen() {
        add(true, 100, 50 * 100, "shop.Cache#recompute");
        add(true, 50, 40, "shop.Small#difference");
        add(true, MethodDifferences.ENOUGH_SAMPLES - 1, 5_000, "shop.Few#samples");
        assertThat(methods(diff())).doesNotContain("shop.Small.difference", "shop.Few.samples");
    }

    @Test
    void countsAMethodThatCallsItselfOnce() {
        add(true, 100, 5_000, "shop.Tree#walk", "shop.Tree#walk", "shop.Tree#walk");
        assertThat(diff().methods().get(0).value()).isEqualTo(100);
    }

    @Test
    void saysWhyThereIsNothingToCompare() {
        wholeRequests = 7;
        add(true, 100, 5_000, "shop.Cache#recompute");
        Diff diff = diff();
        assertThat(diff.methods()).isEmpty();
        assertThat(diff.notes())
                .containsExactly("Only 7 requests were seen whole, and a p95 needs 20."
                        + " Ask for a longer session, or for one under more traffic.");
    }

    @Test
    void comparesSessionsBySecondAndShowsWhatBecameLess() {
        add(false, 100, 10_000, "shop.Json#write");
        add(false, 100, 10_000, "shop.Cart#sign");
        Profile before = profile(Duration.ofSeconds(10));
        DiffTests later = new DiffTests();
        later.add(false, 100, 20_000, "shop.Json#write");
        later.add(false, 10, 1_000, "shop.Cart#sign");
        Diff diff = Diff.between(later.profile(Duration.ofSeconds(20)), before);
        assertThat(methods(diff)).startsWith("shop.Cart.sign").doesNotContain("shop.Json.write");
        assertThat(diff.methods().get(0).difference()).isCloseTo(-950, within(1e-6));
        assertThat(diff.mean()).isCloseTo(1_050, within(1e-6));
    }

    @Test
    void refusesAnEndpointThatNobodyAskedFor() {
        assertThatThrownBy(() -> Diff.slowAgainstRest(profile(Duration.ofSeconds(10)), "GET /nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'endpoint'");
    }

    private Diff diff() {
        return Diff.slowAgainstRest(profile(Duration.ofSeconds(10)), SEARCH);
    }

    private static List<String> methods(Diff diff) {
        return diff.methods().stream().map(MethodDifference::method).toList();
    }

    /** Adds samples below the trunk, given as {@code class#method}, outermost first; in parentheses, a detail. */
    private void add(boolean slow, int count, long value, String... frames) {
        int node = StackTree.ROOT;
        for (String frame : TRUNK) {
            node = stacks.child(node, stacks.frame(frame(frame)));
        }
        for (String frame : frames) {
            node = stacks.child(node, stacks.frame(frame(frame)));
        }
        rows.add(node, 0, 0, 0, slow, count, 1);
        values.add(value);
    }

    private static Frame frame(String text) {
        int mark = text.indexOf('#');
        return mark < 0 ? new Frame("", text, 0) : new Frame(text.substring(0, mark), text.substring(mark + 1), 1);
    }

    private Profile profile(Duration duration) {
        Provenance provenance =
                new Provenance("s-000000000000", "shop", "shop-1", null, Instant.EPOCH, duration, "", null, List.of());
        return new Profile(
                ProfileType.CPU,
                provenance,
                Overhead.NONE,
                stacks.build(),
                rows.build(values::get, List.of(SEARCH), List.of("http")),
                List.of(new EndpointRequests(SEARCH, 1_000, wholeRequests, 50, 1, 2, 3)));
    }
}
