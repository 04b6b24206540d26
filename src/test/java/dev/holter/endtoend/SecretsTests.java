package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Secrets lie in every place that JFR looks at, and somebody else's recording collects them all. Nothing that Holter hands out or leaves
 * anywhere may hold one.
 */
@Tag("long")
class SecretsTests {

    private static final String ENVIRONMENT = "planted-environment-1c9e";
    private static final String PROPERTY = "planted-property-77ab";
    private static final String ARGUMENT = "planted-argument-40fd";
    private static final String HEADER = "planted-header-e5b2";
    private static final String QUERY = "planted-query-9d31";
    private static final String COOKIE = "planted-cookie-03c8";
    private static final String BODY = "planted-body-6a6f";
    private static final String FOLDER = "planted-folder-b1d4";

    private static final List<String> SECRETS =
            List.of(ENVIRONMENT, PROPERTY, ARGUMENT, HEADER, QUERY, COOKIE, BODY, FOLDER);

    private static final List<String> TYPES = List.of("cpu", "allocation", "lock", "wait", "trace", "heap");
    private static final List<String> VIEWS = List.of("flamegraph", "collapsed", "top", "tree", "jfr");

    private final Map<String, byte[]> handedOut = new TreeMap<>();

    @Test
    void noneIsInAnythingThatIsHandedOutOrLeftBehind() throws Exception {
        try (RunningService shop = RunningService.start(planted())) {
            ask(shop);
            Path theirs = dumpOfTheOtherRecording(shop);
            assertThat(in(Files.readAllBytes(theirs)))
                    .as("what the other recording holds, or this test could not fail")
                    .contains(ENVIRONMENT, PROPERTY, ARGUMENT, FOLDER);

            for (String type : TYPES) {
                record(shop, type);
            }
            collect(shop, "");
            handedOut.put("log", shop.log().getBytes(StandardCharsets.UTF_8));
            handedOut.put("audit", Files.readAllBytes(shop.home().resolve("audit.log")));

            assertThat(handedOut).hasSizeGreaterThan(TYPES.size() * VIEWS.size());
            handedOut.forEach((name, bytes) -> assertThat(in(bytes)).as(name).isEmpty());
            assertThat(handedOut.get("cpu/collapsed")).as("a profile of work").isNotEmpty();
        }
    }

    private static Launch planted() throws IOException {
        Launch shop = Launch.shop(Boot.BOOT_4_1);
        Path folder = Files.createDirectories(shop.home().resolve(FOLDER));
        return shop.environment(Map.of("SHOP_PASSWORD", ENVIRONMENT))
                .jvm(
                        "-Dshop.password=" + PROPERTY,
                        "-Djava.io.tmpdir=" + folder,
                        "-XX:StartFlightRecording=name=nightly,settings=profile")
                .with(
                        "shop.token=" + ARGUMENT,
                        "holter.audit.file=" + shop.home().resolve("audit.log"));
    }

    private static void ask(RunningService shop) {
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = shop.client()
                    .send(shop.client()
                            .request(null, "/search?q=" + QUERY)
                            .header("X-Token", HEADER)
                            .header("Cookie", "session=" + COOKIE));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private void record(RunningService shop, String type) throws IOException {
        ProfilingClient profiling = shop.profiling();
        String body = "{\"type\":\"" + type + "\",\"duration\":\"2s\",\"question\":\"why?\"}";
        HttpResponse<String> started = profiling.post("operator", "", body);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String id = ProfilingClient.json(started).get("id").asText();
        try (Traffic traffic = Traffic.on(shop)) {
            ask(shop);
            profiling.post("operator", "", "{\"type\":\"cpu\",\"secret\":\"" + BODY + "\"}"); // refused
            assertOwnerOnly(shop);
            JsonNode session = profiling.finished(id);
            assertThat(session.get("state").asText()).as("%s", session).isIn("COMPLETED", "STOPPED");
        }
        collect(shop, "/" + id);
        for (String view : VIEWS) {
            HttpResponse<byte[]> answer =
                    profiling.client().sendForBytes(profiling.request("viewer", "/" + id + "/" + view));
            assertThat(answer.statusCode()).as("%s of %s", view, type).isEqualTo(200);
            handedOut.put(type + "/" + view, answer.body());
        }
    }

    private void collect(RunningService shop, String path) {
        handedOut.put("GET " + path, shop.profiling().get("viewer", path).body().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertOwnerOnly(RunningService shop) throws IOException {
        Path folder = shop.home().resolve(FOLDER);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> own = files.filter(
                            file -> folder.relativize(file).toString().startsWith("holter-"))
                    .toList();
            assertThat(own).isNotEmpty();
            for (Path file : own) {
                if (Files.exists(file)) { // a dump lies there for a moment only
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as("%s", file)
                            .endsWith("------");
                }
            }
        }
    }

    private static Path dumpOfTheOtherRecording(RunningService shop) throws IOException, InterruptedException {
        Path dump = shop.home().resolve("theirs.jfr");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(shop.pid()),
                        "JFR.dump",
                        "name=nightly",
                        "filename=" + dump)
                .redirectErrorStream(true)
                .redirectOutput(shop.home().resolve("jcmd.txt").toFile())
                .start();
        assertThat(jcmd.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return dump;
    }

    private static List<String> in(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        for (String secret : SECRETS) {
            if (text.contains(secret)) {
                found.add(secret);
            }
        }
        return found;
    }
}
