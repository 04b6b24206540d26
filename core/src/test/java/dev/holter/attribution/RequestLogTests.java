package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.EndpointRequests;
import dev.holter.profile.TracedRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestLogTests {

    private static final List<String> NAMES = List.of("GET /a", "GET /b");
    private static final long BEGIN = 1_000;

    private final RequestLog log = new RequestLog();

    @Test
    void callsSlowWhatTookLongerThanTheNearestRankOf95Percent() {
        IntStream.rangeClosed(1, 100).forEach(nanos -> add(nanos, 0, BEGIN, BEGIN + nanos));
        RequestSpeeds speeds = log.speeds(BEGIN, 1);
        assertThat(speeds.endpoints(NAMES)).containsExactly(new EndpointRequests("GET /a", 100, 100, 5, 50, 95, 100));
        assertThat(IntStream.range(0, 100).filter(speeds::isSlow)).containsExactly(95, 96, 97, 98, 99);
    }

    @Test
    void callsNothingSlowBelowTwentyWholeRequests() {
        IntStream.rangeClosed(1, 19).forEach(nanos -> add(nanos, 0, BEGIN, BEGIN + nanos));
        log.add(20, 0, Long.MIN_VALUE, BEGIN + 1_000_000, false);
        RequestSpeeds speeds = log.speeds(BEGIN, 1);
        assertThat(speeds.endpoints(NAMES)).containsExactly(new EndpointRequests("GET /a", 20, 19, 0, 10, 0, 19));
        assertThat(IntStream.range(0, 20).filter(speeds::isSlow)).isEmpty();
    }

    @Test
    void judgesEachEndpointByItself() {
        IntStream.rangeClosed(1, 20).forEach(nanos -> add(nanos, 0, BEGIN, BEGIN + nanos));
        IntStream.rangeClosed(1, 20).forEach(nanos -> add(nanos, 1, BEGIN, BEGIN + 1_000 * nanos));
        RequestSpeeds speeds = log.speeds(BEGIN, 1);
        assertThat(IntStream.range(0, 40).filter(speeds::isSlow)).containsExactly(19, 39);
    }

    @Test
    void putsARequestTogetherFromItsScopesOnSeveralThreads() {
        int first = add(7, 0, BEGIN, BEGIN + 10);
        int hop = add(7, 0, BEGIN + 500, BEGIN + 900);
        int other = add(7, 1, BEGIN, BEGIN + 10);
        assertThat(hop).isEqualTo(first).isNotEqualTo(other);
        assertThat(log.speeds(BEGIN, 2).endpoints(NAMES).get(0).maxNanos()).isEqualTo(1_800);
    }

    @Test
    void takesScopesWithoutANumberForRequestsOfTheirOwn() {
        int first = add(RequestLog.UNNUMBERED, 0, BEGIN, BEGIN + 1);
        assertThat(add(RequestLog.UNNUMBERED, 0, BEGIN, BEGIN + 1)).isNotEqualTo(first);
        assertThat(log.size()).isEqualTo(2);
    }

    @Test
    void callsARequestThatWasSeenInPartSlowOnlyIfThatPartWasLongEnough() {
        IntStream.rangeClosed(1, 100).forEach(nanos -> add(nanos, 0, BEGIN, BEGIN + nanos));
        int before = log.add(201, 0, Long.MIN_VALUE, BEGIN + 96, false);
        int perhaps = log.add(202, 0, Long.MIN_VALUE, BEGIN + 95, false);
        int cut = log.add(203, 0, BEGIN, BEGIN + 96, true);
        int cutSoon = log.add(204, 0, BEGIN + 90, BEGIN + 96, true);
        RequestSpeeds speeds = log.speeds(BEGIN, 1);
        assertThat(IntStream.of(before, cut)).allMatch(speeds::isSlow);
        assertThat(IntStream.of(perhaps, cutSoon)).noneMatch(speeds::isSlow);
        assertThat(speeds.endpoints(NAMES)).containsExactly(new EndpointRequests("GET /a", 104, 100, 7, 50, 95, 100));
    }

    @Test
    void tellsThousandsOfRequestsApart() {
        for (int scope = 0; scope < 20_000; scope++) {
            add(1 + scope % 5_000, scope % 2, BEGIN + scope, BEGIN + scope + 1);
        }
        assertThat(log.size()).isEqualTo(5_000);
        assertThat(log.speeds(BEGIN, 1).endpoints(NAMES))
                .extracting(EndpointRequests::requests)
                .containsExactly(2_500L, 2_500L);
    }

    @Test
    void givesWhatARequestDidBeforeItWasRoutedToItsEndpoint() {
        int before = add(7, EndpointNames.NO_ROUTE, BEGIN, BEGIN + 10);
        assertThat(log.endpoint(before)).isEqualTo(EndpointNames.NO_ROUTE);
        assertThat(add(7, 10, BEGIN + 10, BEGIN + 20)).isEqualTo(before);
        assertThat(add(7, EndpointNames.NO_ROUTE, BEGIN + 20, BEGIN + 30)).isEqualTo(before);
        assertThat(log.endpoint(before)).isEqualTo(10);
        assertThat(add(8, EndpointNames.NO_ROUTE, BEGIN, BEGIN + 10)).isNotEqualTo(before);
    }

    @Test
    void tellsTheSlowestRequestsByTheirTraces() {
        log.trace(add(1, 0, BEGIN, BEGIN + 1_000), 0, 0);
        for (int number = 2; number < 600; number++) {
            log.trace(add(number, 0, BEGIN, BEGIN + number), number == 599 ? 0xaL : 0, number);
        }
        add(600, 0, BEGIN, BEGIN + 2_000);
        EndpointRequests requests = log.speeds(BEGIN, 1).endpoints(NAMES).get(0);
        assertThat(requests.maxNanos()).isEqualTo(2_000);
        assertThat(requests.slowest())
                .containsExactly(
                        new TracedRequest("000000000000000a0000000000000257", 599),
                        new TracedRequest("0000000000000256", 598),
                        new TracedRequest("0000000000000255", 597),
                        new TracedRequest("0000000000000254", 596),
                        new TracedRequest("0000000000000253", 595));
    }

    private int add(long number, int endpoint, long start, long end) {
        return log.add(number, endpoint, start, end, false);
    }
}
