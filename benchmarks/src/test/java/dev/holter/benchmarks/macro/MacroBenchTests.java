package dev.holter.benchmarks.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
              - {name: cpu, ask: '{"type":"cpu","duration":"1s"}', block-seconds: 2}
              - {name: planted, planted-per-second: 40, block-seconds: 1}
              - {name: nothing, block-seconds: 1}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void aRunOfSessionsIsCompleteAndIsKeptAndGoesOnWhereItWasEnded() throws Exception {
        Run run = run(SHORT.formatted(2, 1, 1, 0), "cpu").get(0);

        assertThat(run.starts()).hasSize(2).allMatch(StartRun::warm);
        for (StartRun start : run.starts()) {
            assertThat(start.same()).hasSize(1);
            assertThat(start.kind()).hasSize(1);
            assertThat(start.kind().get(0).blocks())
                    .extracting(Block::on)
                    .satisfiesAnyOf(
                            order -> assertThat(order).isEqualTo(List.of(false, true, true, false)),
                            order -> assertThat(order).isEqualTo(List.of(true, false, false, true)));
            for (Block block : start.kind().get(0).blocks()) {
                assertThat(block.requests()).isBetween(40L, 120L);
                assertThat(block.cpuMillis()).isPositive();
                assertThat(block.threadNanos()).containsKeys(ThreadKind.values());
                assertThat(block.session() != null).isEqualTo(block.on());
            }
            assertThat(start.kind().get(0).arm(true)).allSatisfy(block -> {
                SessionFacts session = Objects.requireNonNull(block.session());
                assertThat(session.state()).isEqualTo(SessionFacts.COMPLETED);
                assertThat(session.measuredNanos()).isPositive();
            });
        }
        Result result = Objects.requireNonNull(run.result());
        assertThat(result.same().quads()).isEqualTo(2);
        assertThat(result.direct().threadMillis().mean()).isPositive();
        assertThat(result.latencies()).hasSize(4 * 3).allMatch(latency -> latency.offNanos() > 0);
        assertThat(text()).contains("CPU per 10,000 requests", "Direct", "/checkout", "nothing is claimed", "left");

        Path kept = onlyFile();
        String whole = Files.readString(kept);
        // As if it had been ended in the second start.
        new RunFiles(folder.resolve("results")).write(withFirstStartOnly(run));
        Run resumed = run(SHORT.formatted(2, 1, 1, 0), "cpu").get(0);
        assertThat(onlyFile()).isEqualTo(kept);
        assertThat(resumed.starts().get(0)).isEqualTo(run.starts().get(0));
        assertThat(resumed.starts()).hasSize(2);
        assertThat(Files.readString(kept)).isNotEqualTo(whole);
        // And nothing is measured where all is there.
        assertThat(run(SHORT.formatted(2, 1, 1, 0), "cpu")).containsExactly(resumed);
    }

    @Test
    @Tag("long")
    void aPlantedCostIsResolvedAndNothingIsNot() throws Exception {
        List<Run> runs =
                run(SHORT.formatted(1, 6, 6, 20).replace("most-seconds: 1", "most-seconds: 30"), "planted", "nothing");
        Result planted = Objects.requireNonNull(runs.get(0).result());
        Result nothing = Objects.requireNonNull(runs.get(1).result());
        System.out.println(text());
        assertThat(planted.resolved()).isTrue();
        // As many checkouts again as there are requests, of which every third is one.
        assertThat(planted.kind().mean()).isGreaterThan(50);
        assertThat(nothing.resolved()).isFalse();
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
        Block bad = new Block(true, 1, 1, Map.of(), 1, 0, Map.of(), refused, 0, 0, "a reason");
        Quad quad = new Quad(List.of(bad, bad, bad, bad));
        StartRun start = new StartRun("", 1, 300, 0.2, false, List.of(), List.of(quad));
        Run run = new Run("", new Machine("", 2, "", "", 17), "", protocolOfThisRepository(), List.of(start), null);
        assertThat(Result.of(run).excluded())
                .hasSize(5)
                .contains("start 1: not warm after 300 s, the compilers still used 0.200 of a core")
                .contains("start 1, quad 1, block 2: a reason");
        assertThat(Result.of(run).kind().quads()).isZero();
    }

    @Test
    void theProtocolNamesItsKindsAndRefusesOthers() throws Exception {
        Protocol protocol = protocolOfThisRepository();
        assertThat(protocol.starts()).isGreaterThanOrEqualTo(5);
        assertThat(protocol.kinds(List.of()))
                .extracting(Kind::name)
                .containsExactly("cpu", "allocation", "heap", "lock", "wait", "live-cpu");
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

    private static Run withFirstStartOnly(Run run) {
        return new Run(
                run.at(),
                run.machine(),
                run.commit(),
                run.protocol(),
                run.starts().subList(0, 1),
                null);
    }

    private List<Run> run(String protocol, String... kinds) throws Exception {
        Path file = Files.writeString(folder.resolve("protocol.yml"), protocol);
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return MacroBench.run(file, folder.resolve("results"), "test", SHOP, List.of(kinds), false, printed);
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder.resolve("results"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
