package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScopeTimelineTests {

    private final ScopeTimeline.Builder scopes = new ScopeTimeline.Builder();

    @Test
    void findsTheScopeThatWasOpenAtTheTime() {
        scopes.add(1, 10, 20, 100);
        scopes.add(1, 30, 40, 200);
        scopes.add(2, 10, 40, 300);
        ScopeTimeline timeline = scopes.build();
        assertThat(timeline.numberAt(1, 15)).isEqualTo(100);
        assertThat(timeline.numberAt(1, 20)).isEqualTo(100);
        assertThat(timeline.numberAt(1, 25)).isEqualTo(ScopeTimeline.NONE);
        assertThat(timeline.numberAt(1, 35)).isEqualTo(200);
        assertThat(timeline.numberAt(2, 35)).isEqualTo(300);
        assertThat(timeline.numberAt(1, 9)).isEqualTo(ScopeTimeline.NONE);
        assertThat(timeline.numberAt(3, 15)).isEqualTo(ScopeTimeline.NONE);
    }

    @Test
    void prefersTheInnermostOfNestedScopesAndReturnsToTheOuter() {
        scopes.add(1, 10, 100, 1);
        scopes.add(1, 20, 30, 2);
        scopes.add(1, 40, 50, 3);
        scopes.add(1, 42, 44, 4);
        ScopeTimeline timeline = scopes.build();
        assertThat(timeline.numberAt(1, 25)).isEqualTo(2);
        assertThat(timeline.numberAt(1, 35)).isEqualTo(1);
        assertThat(timeline.numberAt(1, 43)).isEqualTo(4);
        assertThat(timeline.numberAt(1, 46)).isEqualTo(3);
        assertThat(timeline.numberAt(1, 99)).isEqualTo(1);
    }

    @Test
    void coversTimeBeforeTheWindowForAScopeThatWasOpenBefore() {
        scopes.add(1, Long.MIN_VALUE, 20, 7);
        assertThat(scopes.build().numberAt(1, -5)).isEqualTo(7);
    }

    @Test
    void agreesWithASlowSearchOnRandomNestedScopes() {
        Random random = new Random(42);
        List<long[]> all = new ArrayList<>();
        for (int thread = 0; thread < 20; thread++) {
            nest(random, thread, 0, 10_000, 4, all);
        }
        all.forEach(scope -> scopes.add(scope[0], scope[1], scope[2], (int) scope[3]));
        ScopeTimeline timeline = scopes.build();
        for (int i = 0; i < 20_000; i++) {
            long thread = random.nextInt(20);
            long time = random.nextInt(10_000);
            assertThat(timeline.numberAt(thread, time)).isEqualTo(slowly(all, thread, time));
        }
    }

    /** Scopes that do not touch: the answer at a common edge is either's. */
    private static void nest(Random random, int thread, long from, long to, int depth, List<long[]> all) {
        long at = from + 1;
        while (depth > 0 && at < to - 2) {
            long start = at + random.nextInt(200);
            long end = start + 1 + random.nextInt(500);
            if (end >= to) {
                return;
            }
            all.add(new long[] {thread, start, end, all.size()});
            nest(random, thread, start, end, depth - 1, all);
            at = end + 1;
        }
    }

    private static int slowly(List<long[]> all, long thread, long time) {
        long[] best = null;
        for (long[] scope : all) {
            boolean open = scope[0] == thread && scope[1] <= time && time <= scope[2];
            if (open && (best == null || scope[1] > best[1])) {
                best = scope;
            }
        }
        return best == null ? ScopeTimeline.NONE : (int) best[3];
    }
}
