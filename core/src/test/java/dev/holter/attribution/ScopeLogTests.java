package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.EndpointRequests;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeLogTests {

    private static final List<String> NAMES = List.of("GET /a", "GET /b");

    private final ScopeLog scopes = new ScopeLog();
    private final RequestLog requests = new RequestLog();

    @Test
    void takesWhatTheSessionCutAndWhatItsThreadWroteOfOneScopeAsOne() {
        add(1, 10, 99, 0, true);
        add(1, 10, 100, 0, false);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(timeline.size()).isEqualTo(1);
        assertThat(requests.speeds(0, 1).endpoints(NAMES))
                .containsExactly(new EndpointRequests("GET /a", 1, 1, 0, 90, 0, 90));
    }

    @Test
    void takesBothAsOneWhereTheThreadsRecordSaysThatItWasOpenToo() {
        add(1, 10, 100, 0, true);
        add(1, 10, 101, 0, true);
        assertThat(scopes.join(requests).size()).isEqualTo(1);
        assertThat(requests.size()).isEqualTo(1);
    }

    @Test
    void takesBothAsOneWhereTheScopeWasOpenBeforeTheSession() {
        add(1, Long.MIN_VALUE, 100, 0, false);
        add(1, Long.MIN_VALUE, 99, 0, true);
        assertThat(scopes.join(requests).size()).isEqualTo(1);
    }

    @Test
    void keepsAnInnerScopeThatEndedBeforeTheOuterWasCut() {
        add(1, Long.MIN_VALUE, 50, 1, false);
        add(1, Long.MIN_VALUE, 100, 0, true);
        add(1, Long.MIN_VALUE, 101, 0, false);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(timeline.size()).isEqualTo(2);
        assertThat(requests.endpoint(timeline.numberAt(1, 40))).isEqualTo(1);
        assertThat(requests.endpoint(timeline.numberAt(1, 60))).isEqualTo(0);
    }

    @Test
    void keepsScopesOfOneStartThatNoSessionCut() {
        add(1, 10, 20, 0, false);
        add(1, 10, 19, 0, false);
        add(2, 10, 20, 0, false);
        assertThat(scopes.join(requests).size()).isEqualTo(3);
    }

    private void add(long thread, long start, long end, int endpoint, boolean stillOpen) {
        scopes.add(thread, start, end, endpoint, RequestLog.UNNUMBERED, stillOpen);
    }
}
