package dev.holter.benchmarks.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.holter.benchmarks.service.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a few short blocks. What it measures here says nothing of Holter: too short, and not alone on the machine. */
class MacroBenchTests {

    private static final Path SHOP = Path.of("../samples/shop/target/shop.jar");
    private static final String COMMIT = "test";
    private static final Path PROTOCOL = Path.of("macro.yml");

    private static final String SHORT = """
            rate: 40
            jvm: [-Xmx256m, -XX:-UseDynamicNumberOfCompilerThreads]
            starts: %d
            same-quads: %d
            kind-quads: %d
            rest-seconds: 0.1
            seed: 1
            warm-up: {rate: 40, least-seconds: %d, most-seconds: 1, jit: 8}
            exclusions: {stolen: 1, others: 1, unanswered: 1, not-completed: true}
            resamples: 500
            kinds:
              - {name: cpu, ask: '{"type":"cpu","duration":"1s"}', block-seconds: 1.5}
              - {name: planted, planted-per-second: 40, block-seconds: 1}
              - {name: nothing, block-seconds: 1}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void aRunGoesOnWhereItWasEndedAndIsCompleteThenAndIsKept() throws Exception {
        String protocol = SHORT.formatted(2, 1, 1, 0);
        Run ended = endedAfterOneStart(protocol);
        Path kept = new RunFiles(results()).write(ended);

        List<Run> runs = run(protocol, "cpu", "nothing");

        Run run = runs.get(0);
        assertThat(filesOfResults()).hasSize(2).contains(kept);
        assertThat(run.starts()).hasSize(2);
        assertThat(run.starts().get(0)).isEqualTo(ended.starts().get(0));
        assertIsWhole(run.starts().get(1));
        // The start that both lacked is one start, with one A/A; the one that the other lacked was made for it alone.
        assertThat(run.starts().get(1).beside()).containsExactly("cpu", "nothing");
        assertThat(runs.get(1).starts())
                .extracting(StartRun::beside)
                .containsExactly(List.of("nothing"), List.of("cpu", "nothing"));
        assertThat(runs.get(1).starts().get(1).same())
                .isEqualTo(run.starts().get(1).same());
        Result result = Objects.requireNonNull(run.result());
        assertThat(result.same().quads()).isEqualTo(2);
        assertThat(result.kind().quads()).isEqualTo(2);
        assertThat(result.direct().threadMillis().mean()).isPositive();
        assertThat(result.latencies()).hasSize(4 * 3).allMatch(latency -> latency.offNanos() > 0);
        assertThat(text())
                .contains(
                        "start 2 of 2, cpu, nothing",
                        "CPU per 10,000 requests",
                        "Direct",
                        "/checkout",
                        "nothing is claimed",
                        "left");
        // What is complete is not measured again.
        assertThat(run(protocol, "cpu", "nothing")).containsExactlyElementsOf(runs);
        assertThat(filesOfResults()).hasSize(2);
        String printed = text().substring(text().lastIndexOf("CPU per request without"));
        out.reset();
        MacroBench.printLatest(
                folder.resolve("protocol.yml"),
                results(),
                List.of("cpu", "nothing"),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(text()).contains(printed);
    }

    private static void assertIsWhole(StartRun start) {
        assertThat(start.warm()).isTrue();
        assertThat(start.same()).hasSize(1);
        assertThat(start.kind()).hasSize(1);
        Quad quad = start.kind().get(0);
        assertThat(quad.blocks().stream().map(Block::on).toList())
                .isIn(List.of(false, true, true, false), List.of(true, false, false, true));
        assertThat(quad.blocks()).allSatisfy(block -> {
            assertThat(block.requests()).isBetween(30L, 90L);
            assertThat(block.cpuMillis()).isPositive();
            assertThat(block.threadNanos()).containsKeys(ThreadKind.values());
            assertThat(block.session() != null).isEqualTo(block.on());
        });
        assertThat(quad.arm(true)).allSatisfy(block -> {
            SessionFacts session = Objects.requireNonNull(block.session());
            assertThat(session.state()).isEqualTo(SessionFacts.COMPLETED);
            assertThat(session.measuredNanos()).isPositive();
        });
    }

    private Run endedAfterOneStart(String protocol) throws IOException {
        Block off = new Block(false, 1.5, 600_000_000, Map.of(), 30_000_000, 60, 0, Map.of(), null, 0, 0, null);
        SessionFacts session = new SessionFacts(SessionFacts.COMPLETED, 50, 20_000_000, 2_000_000, 0, null);
        Block on = new Block(
                true,
                1.5,
                620_000_000,
                Map.of(ThreadKind.JFR, 20_000_000L),
                30_000_000,
                60,
                0,
                Map.of(),
                session,
                0,
                0,
                null);
        Quad quad = new Quad(List.of(off, on, on, off));
        StartRun start =
                new StartRun("2026-11-28T00:00:00Z", 2, List.of("cpu"), 90, 0.01, true, List.of(quad), List.of(quad));
        Protocol read = Protocol.read(Files.writeString(folder.resolve("protocol.yml"), protocol));
        return new Run(
                "2026-11-28T00:00:00Z",
                Machine.here(),
                COMMIT,
                read.only(read.kinds(List.of("cpu")).get(0)),
                List.of(start),
                null);
    }

    @Test
    @Tag("long")
    @Tag("any-jdk")
    void aPlantedCostIsResolvedAndNothingIsNot() throws Exception {
        // By seed 20 each comparison has three quads of either order. By seed 1, five of the six of "nothing" began and
        // ended without it, so the curve of a service that still warms up was taken for an effect.
        String protocol = SHORT.formatted(1, 6, 6, 20)
                .replace("most-seconds: 1", "most-seconds: 30")
                .replace("seed: 1", "seed: 20");
        List<Run> runs = run(protocol, "planted", "nothing");
        Result planted = Objects.requireNonNull(runs.get(0).result());
        Result nothing = Objects.requireNonNull(runs.get(1).result());
        System.out.println(text());
        assertThat(planted.resolved()).isTrue();
        // As many checkouts again as there are requests, of which every third is one.
        assertThat(planted.kind().mean()).isGreaterThan(50);
        // An interval of 95 % leaves zero out once in twenty times; what it then claims is small.
        assertThat(nothing.resolved() && Math.abs(nothing.kind().mean()) > 5).isFalse();
    }

    @Test
    void whatBreaksARuleIsListedWithTheReason() {
        Protocol.Exclusions rules = new Protocol.Exclusions(0.01, 0.05, 0.001, true);
        SessionFacts refused = SessionFacts.refused("The session was refused: 503 BREAKER_OPEN");
        assertThat(rules.reason(0.005, 0.04, 0, null)).isNull();
        assertThat(rules.reason(0.02, 0, 0, null)).contains("host", "0.0200");
        assertThat(rules.reason(0, 0.06, 0, null)).contains("other processes", "0.0600");
        assertThat(rules.reason(0, 0, 0.002, null)).contains("not answered");
        assertThat(rules.reason(0, 0, 0, refused)).contains("BREAKER_OPEN");
        Block bad = new Block(true, 1, 1, Map.of(), 1, 1, 0, Map.of(), refused, 0, 0, "a reason");
        Quad quad = new Quad(List.of(bad, bad, bad, bad));
        StartRun start = new StartRun("", 1, List.of(), 300, 0.2, false, List.of(), List.of(quad));
        Run run = new Run("", new Machine("", 2, "", "", 17), "", protocolOfThisRepository(), List.of(start), null);
        assertThat(Result.of(run).excluded())
                .hasSize(5)
                .contains("start 1: not warm after 300 s, the compilers still used 0.200 of a core")
                .contains("start 1, quad 1, block 2: a reason");
        assertThat(Result.of(run).kind().quads()).isZero();
    }

    @Test
    void aStartOfWhichOnePartDoesNotCountIsJudgedByTheOther() {
        Block off = new Block(false, 1, 100, Map.of(), 1, 1, 0, Map.of(), null, 0, 0, null);
        Block on = new Block(true, 1, 110, Map.of(), 1, 1, 0, Map.of(), null, 0, 0, null);
        Block bad = new Block(true, 1, 1, Map.of(), 1, 1, 0, Map.of(), null, 0, 0, "a reason");
        List<Quad> counts = List.of(new Quad(List.of(off, on, on, off)));
        List<Quad> doesNot = List.of(new Quad(List.of(off, bad, bad, off)));
        List<StartRun> starts = List.of(
                new StartRun("", 1, List.of(), 90, 0, true, counts, doesNot),
                new StartRun("", 2, List.of(), 90, 0, true, counts, counts));
        Run run = new Run("", new Machine("", 2, "", "", 17), "", protocolOfThisRepository(), starts, null);
        assertThat(Result.of(run).same().quads()).isEqualTo(2);
        assertThat(Result.of(run).kind().quads()).isEqualTo(1);
        assertThat(Result.of(run).kind().mean()).isCloseTo(10, within(1e-9));
    }

    @Test
    void theProtocolNamesItsKindsAndRefusesOthers() throws Exception {
        Protocol protocol = protocolOfThisRepository();
        assertThat(protocol.starts()).isGreaterThanOrEqualTo(5);
        assertThat(protocol.kinds(List.of()))
                .extracting(Kind::name)
                .containsExactly("cpu", "allocation", "heap", "lock", "wait", "trace", "live-cpu");
        assertThatThrownBy(() -> protocol.kinds(List.of("speed"))).hasMessageContaining("'speed'");
        Path broken = Files.writeString(folder.resolve("broken.yml"), "rate: 1");
        assertThatThrownBy(() -> Protocol.read(broken)).isInstanceOf(IOException.class);
    }

    private static Protocol protocolOfThisRepository() {
        try {
            return Protocol.read(PROTOCOL);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Run> run(String protocol, String... kinds) throws Exception {
        Path file = Files.writeString(folder.resolve("protocol.yml"), protocol);
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return MacroBench.run(file, results(), COMMIT, SHOP, List.of(kinds), false, printed);
    }

    private Path results() {
        return folder.resolve("results");
    }

    private List<Path> filesOfResults() throws IOException {
        try (var files = Files.list(results())) {
            return files.toList();
        }
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
