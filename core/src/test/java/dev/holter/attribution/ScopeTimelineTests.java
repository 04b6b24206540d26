package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScopeTimelineTests {

    private final ScopeLog scopes = new ScopeLog();
    private final RequestLog requests = new RequestLog();

    @Test
    void findsTheScopeThatWasOpenAtTheTime() {
        add(1, 10, 20, 100);
        add(1, 30, 40, 200);
        add(2, 10, 40, 300);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(numberAt(timeline, 1, 15)).isEqualTo(100);
        assertThat(numberAt(timeline, 1, 20)).isEqualTo(100);
        assertThat(numberAt(timeline, 1, 25)).isEqualTo(ScopeTimeline.NONE);
        assertThat(numberAt(timeline, 1, 35)).isEqualTo(200);
        assertThat(numberAt(timeline, 2, 35)).isEqualTo(300);
        assertThat(numberAt(timeline, 1, 9)).isEqualTo(ScopeTimeline.NONE);
        assertThat(numberAt(timeline, 3, 15)).isEqualTo(ScopeTimeline.NONE);
    }

    @Test
    void prefersTheInnermostOfNestedScopesAndReturnsToTheOuter() {
        add(1, 10, 100, 1);
        add(1, 20, 30, 2);
        add(1, 40, 50, 3);
        add(1, 42, 44, 4);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(numberAt(timeline, 1, 25)).isEqualTo(2);
        assertThat(numberAt(timeline, 1, 35)).isEqualTo(1);
        assertThat(numberAt(timeline, 1, 43)).isEqualTo(4);
        assertThat(numberAt(timeline, 1, 46)).isEqualTo(3);
        assertThat(numberAt(timeline, 1, 99)).isEqualTo(1);
    }

    @Test
    void coversTimeBeforeTheWindowForAScopeThatWasOpenBefore() {
        add(1, Long.MIN_VALUE, 20, 7);
        assertThat(numberAt(scopes.join(requests), 1, -5)).isEqualTo(7);
    }

    @Test
    void agreesWithASlowSearchOnRandomNestedScopes() {
        Random random = new Random(42);
        List<long[]> all = new ArrayList<>();
        for (int thread = 0; thread < 20; thread++) {
            nest(random, thread, 0, 10_000, 4, all);
        }
        Collections.shuffle(all, random);
        all.forEach(scope -> add(scope[0], scope[1], scope[2], (int) scope[3]));
        ScopeTimeline timeline = scopes.join(requests);
        for (int i = 0; i < 20_000; i++) {
            long thread = random.nextInt(20);
            long time = random.nextInt(10_000);
            assertThat(numberAt(timeline, thread, time)).isEqualTo(slowly(all, thread, time));
        }
    }

    private void add(long thread, long start, long end, int endpoint) {
        scopes.add(thread, start, end, endpoint, RequestLog.UNNUMBERED, false);
    }

    /** The endpoint, which tells the scopes apart here. */
    private int numberAt(ScopeTimeline timeline, long thread, long time) {
        int request = timeline.numberAt(thread, time);
        return request == ScopeTimeline.NONE ? ScopeTimeline.NONE : requests.endpoint(request);
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
            all.add(new long[] {thread, start, end, all.size() + 1}); // 0 would be no request's
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
