package dev.holter.recording.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.attribution.EndpointNames;
import dev.holter.attribution.RequestLog;
import dev.holter.profile.Endpoints;
import dev.holter.profile.Frame;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.profile.StackTree;
import dev.holter.recording.type.TypeCatalog;
import dev.holter.recording.type.TypeDefinition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fold makes of scopes and clocks that nobody would want. The totals have to stay right. */
class BadSamplesTests {

    private static final long SECOND = 1_000_000_000L;
    private static final long THREAD = Thread.currentThread().getId();

    /** Its weights are its values. */
    private static final TypeDefinition LOCK =
            TypeCatalog.builtIn().find(ProfileType.LOCK.name()).orElseThrow();

    private final Contents contents = new Contents();
    private final EndpointNames endpoints = new EndpointNames();
    private final ThreadLedger ledger = new ThreadLedger(LOCK.scaling());

    @BeforeEach
    void begin() {
        ledger.read();
        ledger.startCounting();
        contents.mark(100 * SECOND, 0, 1);
    }

    @Test
    void keepsSamplesOfAClockThatJumpsBackInTheFirstSecond() {
        sample(101 * SECOND, 1);
        sample(40 * SECOND, 2);
        SampleTable table = fold();

        assertThat(table.totalValue()).isEqualTo(3);
        assertThat(table.totalCount()).isEqualTo(2);
        assertThat(seconds(table)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void givesNobodyTheSamplesOfAScopeThatEndsBeforeItBegins() {
        contents.scope(
                THREAD, 105 * SECOND, 103 * SECOND, endpoints.number("GET /a"), RequestLog.UNNUMBERED, false, 0, 0);
        sample(104 * SECOND, 7);
        SampleTable table = fold();

        assertThat(table.totalValue()).isEqualTo(7);
        assertThat(table.endpoint(0)).isEqualTo(Endpoints.UNATTRIBUTED);
    }

    @Test
    void givesAScopeThatNeverClosedAllThatItsThreadDid() {
        contents.scope(
                THREAD, Long.MIN_VALUE, 110 * SECOND, endpoints.number("GET /a"), RequestLog.UNNUMBERED, true, 0, 0);
        sample(101 * SECOND, 3);
        sample(109 * SECOND, 4);
        SampleTable table = fold();

        assertThat(table.totalValue()).isEqualTo(7);
        for (int row = 0; row < table.size(); row++) {
            assertThat(table.endpoint(row)).isEqualTo("GET /a");
        }
    }

    @Test
    void keepsTheTotalsOfTenThousandRoutes() {
        for (int i = 0; i < 10_000; i++) {
            long start = 100 * SECOND + i * 1_000;
            contents.scope(
                    THREAD, start, start + 900, endpoints.number("GET /" + i), RequestLog.UNNUMBERED, false, 0, 0);
            sample(start + 400, 1);
        }
        Recorded recorded = recorded();
        SampleTable table = recorded.samples();
        long other = 0;
        for (int row = 0; row < table.size(); row++) {
            other += table.endpoint(row).equals(Endpoints.OTHER) ? table.value(row) : 0;
        }

        assertThat(table.totalValue()).isEqualTo(10_000);
        assertThat(other).isEqualTo(10_000 - EndpointNames.MAX_ENDPOINTS);
        assertThat(recorded.notes()).anyMatch(note -> note.contains(Integer.toString(EndpointNames.MAX_ENDPOINTS)));
    }

    @Test
    void cutsARouteOfFourKilobytesAndKeepsItsSamples() {
        contents.scope(
                THREAD,
                100 * SECOND,
                110 * SECOND,
                endpoints.number("GET /" + "x".repeat(4_096)),
                RequestLog.UNNUMBERED,
                false,
                0,
                0);
        sample(105 * SECOND, 7);
        SampleTable table = fold();

        assertThat(table.totalValue()).isEqualTo(7);
        assertThat(table.endpoint(0))
                .startsWith("GET /xxx")
                .hasSizeLessThan(256)
                .endsWith("…");
    }

    private void sample(long time, long weight) {
        int stack = contents.stacks().child(StackTree.ROOT, contents.stacks().frame(Frame.NO_STACK));
        contents.sample(time, THREAD, "worker-1", stack, weight);
    }

    private SampleTable fold() {
        return recorded().samples();
    }

    private Recorded recorded() {
        return new SampleFold(LOCK, contents, ledger, endpoints, KeptEndpoints.ALL, 20 * SECOND).fold(null, List.of());
    }

    private static List<Integer> seconds(SampleTable table) {
        return IntStream.range(0, table.size()).mapToObj(table::second).toList();
    }
}
