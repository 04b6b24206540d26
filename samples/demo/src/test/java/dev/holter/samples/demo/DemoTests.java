package dev.holter.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.samples.load.LoadReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo says, and how it ends where it cannot go on. */
class DemoTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path output;

    @Test
    void aTakenPortGetsOneClearLineAndANonZeroExit() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("--port", port, "--output", output.toString())).isEqualTo(1);
            assertThat(text(err).lines())
                    .containsExactly(
                            "Port " + port + " is taken. End what listens there, or choose another by --port.");
        }
    }

    @Test
    void aMissingShopGetsOneClearLineAndANonZeroExit() throws Exception {
        String port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(free.getLocalPort());
        }
        Path shop = output.resolve("none.jar");
        assertThat(run("--port", port, "--output", output.toString(), "--shop", shop.toString()))
                .isEqualTo(1);
        assertThat(text(err).lines()).containsExactly("There is no " + shop + ". Run ./demo, which builds it.");
    }

    @Test
    void aWrongOptionExitsWithTwo() {
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(text(err).lines()).containsExactly("Unknown option '--fast'. Try ./demo --help.");
    }

    @Test
    void helpSaysWhatCanBeTyped() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("--keep", "--port", "--output");
    }

    @Test
    void understandsItsOptions() throws Exception {
        DemoOptions options = DemoOptions.parse("--keep", "--port", "9000", "--output", "there");
        assertThat(options.keep()).isTrue();
        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.output()).isEqualTo(Path.of("there"));
        assertThatThrownBy(() -> DemoOptions.parse("--port", "x")).hasMessageContaining("'x'");
        assertThatThrownBy(() -> DemoOptions.parse("--port")).hasMessageContaining("needs a value");
    }

    @Test
    void printsFramesEndpointsOverheadAndLatencies() throws Exception {
        String session = """
                {"samples": 200, "value": {"total": 4000000000},
                 "top": [{"frame": "shop.Cart.sign", "selfShare": 0.5, "selfValue": 2000000000}],
                 "endpoints": [{"endpoint": "GET /checkout", "share": 0.75, "value": 3000000000}],
                 "overhead": {"share": 0.0042, "processShare": 0.01, "method": "by the clock"},
                 "notes": ["Beware."]}""";
        LoadReport load = new LoadReport(
                List.of(new LoadReport.RouteReport("/checkout", 90, 1, 5_000_000, 9_000_000, 10_000_000)), 2, 3);
        assertThat(Findings.of(new ObjectMapper().readTree(session), load))
                .contains(
                        "50.0 %     2000 ms  shop.Cart.sign",
                        "75.0 %     3000 ms  GET /checkout",
                        "Samples   200, 4000 ms",
                        "0.42 % of the available CPU time",
                        "by the clock",
                        "Note      Beware.",
                        "90 answered, 1 failed, 2 not sent, 3 under way at the end",
                        "p50    5.0 ms   p99    9.0 ms   /checkout");
    }

    @Test
    void progressWithoutATerminalIsAFewLines() {
        Progress progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), false, "Recording");
        for (int i = 0; i <= 100; i++) {
            progress.show(i / 100.0, "");
        }
        assertThat(text(out).lines()).hasSize(5).last().asString().contains("100 %");
    }

    private int run(String... arguments) {
        return Demo.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
