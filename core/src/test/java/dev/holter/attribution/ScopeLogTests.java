package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.TracedRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeLogTests {

    private static final List<String> NAMES = List.of("unattributed", "GET /a", "GET /b");

    private final ScopeLog scopes = new ScopeLog();
    private final RequestLog requests = new RequestLog();

    @Test
    void takesWhatTheSessionCutAndWhatItsThreadWroteOfOneScopeAsOne() {
        add(1, 10, 99, 1, true);
        add(1, 10, 100, 1, false);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(timeline.size()).isEqualTo(1);
        assertThat(requests.speeds(0, 1).endpoints(NAMES))
                .containsExactly(new EndpointRequests("GET /a", 1, 1, 0, 90, 0, 90));
    }

    @Test
    void takesBothAsOneWhereTheThreadsRecordSaysThatItWasOpenToo() {
        add(1, 10, 100, 1, true);
        add(1, 10, 101, 1, true);
        assertThat(scopes.join(requests).size()).isEqualTo(1);
        assertThat(requests.size()).isEqualTo(1);
    }

    @Test
    void takesBothAsOneWhereTheScopeWasOpenBeforeTheSession() {
        add(1, Long.MIN_VALUE, 100, 1, false);
        add(1, Long.MIN_VALUE, 99, 1, true);
        assertThat(scopes.join(requests).size()).isEqualTo(1);
    }

    @Test
    void keepsAnInnerScopeThatEndedBeforeTheOuterWasCut() {
        add(1, Long.MIN_VALUE, 50, 2, false);
        add(1, Long.MIN_VALUE, 100, 1, true);
        add(1, Long.MIN_VALUE, 101, 1, false);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(timeline.size()).isEqualTo(2);
        assertThat(requests.endpoint(timeline.numberAt(1, 40))).isEqualTo(2);
        assertThat(requests.endpoint(timeline.numberAt(1, 60))).isEqualTo(1);
    }

    @Test
    void keepsScopesOfOneStartThatNoSessionCut() {
        add(1, 10, 20, 1, false);
        add(1, 10, 19, 1, false);
        add(2, 10, 20, 1, false);
        assertThat(scopes.join(requests).size()).isEqualTo(3);
    }

    @Test
    void letsAScopeThatBelongsToNoRequestHideTheOneAroundIt() {
        add(1, 10, 100, 1, false);
        add(1, 20, 30, EndpointNames.UNATTRIBUTED, false);
        ScopeTimeline timeline = scopes.join(requests);
        assertThat(timeline.numberAt(1, 25)).isEqualTo(ScopeTimeline.NONE);
        assertThat(timeline.numberAt(1, 35)).isEqualTo(timeline.numberAt(1, 15)).isNotEqualTo(ScopeTimeline.NONE);
        assertThat(requests.size()).isEqualTo(1);
    }

    @Test
    void handsTracesOnToTheirRequests() {
        add(1, 10, 100, 1, false);
        add(1, 200, 350, 1, false);
        scopes.trace(0, 0xb);
        scopes.join(requests);
        assertThat(requests.speeds(0, 1).endpoints(NAMES).get(0).slowest())
                .containsExactly(new TracedRequest("000000000000000b", 150));
    }

    private void add(long thread, long start, long end, int endpoint, boolean stillOpen) {
        scopes.add(thread, start, end, endpoint, RequestLog.UNNUMBERED, stillOpen);
    }
}
