package dev.holter.benchmarks.worst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.benchmarks.ResultFile;
import dev.holter.benchmarks.service.Launch;
import dev.holter.benchmarks.service.Profiling;
import dev.holter.benchmarks.service.RunningService;
import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts {@code /worst} of the sample shop under an open load and takes sessions of each kind, with Holter's default settings and budget, each between
 * two stretches without one. Where the breaker opens, the shop is started anew, for what comes next is not to be judged by what came before.
 */
public final class WorstBench {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Some half of two cores. */
    private static final double REQUESTS_PER_SECOND = 8;

    private static final int IN_FLIGHT = 16;
    private static final String HEAP = "-Xmx256m";

    /** What a watcher does. */
    private static final long LOOK_MILLIS = 1_000;

    private final Launch launch;
    private final int seconds;
    private final int warmUpSeconds;
    private final int sessionsOfAKind;
    private final List<Session> sessions = new ArrayList<>();

    private WorstBench(Path jar, int seconds, int warmUpSeconds, int sessionsOfAKind) throws IOException {
        this.launch = Launch.of(Path.of(System.getProperty("java.home")), jar, Files.createTempDirectory("worst"))
                .jvm(HEAP);
        this.seconds = seconds;
        this.warmUpSeconds = warmUpSeconds;
        this.sessionsOfAKind = sessionsOfAKind;
    }

    /** @param arguments the shop's jar, the folder for results, the commit, seconds of a session, seconds of the warm-up, sessions of a kind, and types */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 6) {
            System.err.println(
                    "Wanted: the shop's jar, folder for results, commit, seconds, seconds to warm up, sessions of a kind, types.");
            System.exit(2);
        }
        List<Kind> kinds = Kind.of(List.of(arguments).subList(6, arguments.length));
        WorstBench bench = new WorstBench(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]));
        Path file =
                Path.of(arguments[1]).resolve("worst-jdk" + Runtime.version().feature() + ".json");
        bench.measure(kinds, arguments[2], file);
        System.out.println(Rows.markdown(JSON.readTree(file.toFile())));
        System.exit(0);
    }

    /** Measures, in as many starts of the shop as that takes, and keeps each kind once it is done. */
    private void measure(List<Kind> kinds, String commit, Path file) throws IOException, InterruptedException {
        List<Kind> left = kinds;
        while (!left.isEmpty()) {
            inOneStart(left);
            write(file, commit, left.stream().filter(this::isDone).toList());
            left = left.stream().filter(kind -> !isDone(kind)).toList();
        }
    }

    /** Starts the shop and measures what these kinds lack, until the breaker opens. */
    private void inOneStart(List<Kind> kinds) throws IOException, InterruptedException {
        try (RunningService shop = RunningService.start(launch);
                LoadGenerator load = LoadGenerator.start(new LoadPlan(
                        shop.base(),
                        REQUESTS_PER_SECOND,
                        Duration.ofHours(1),
                        IN_FLIGHT,
                        List.of(Route.of("/worst", 1))))) {
            shop.profiling().awaitReady();
            Thread.sleep(Duration.ofSeconds(warmUpSeconds).toMillis());
            Stretch.Clocks clocks = new Stretch.Clocks(shop, load);
            Stretch before = quiet(clocks);
            for (Kind kind : kinds) {
                for (int ofJvm = 1; !isDone(kind); ofJvm++) {
                    Session session = session(kind, ofJvm, before, shop.profiling(), clocks);
                    if (session.openedTheBreaker()) {
                        return;
                    }
                    before = session.after();
                }
            }
        }
    }

    private boolean isDone(Kind kind) {
        return of(kind).size() == sessionsOfAKind;
    }

    private List<Session> of(Kind kind) {
        return sessions.stream().filter(each -> each.kind().equals(kind)).toList();
    }

    private Session session(Kind kind, int ofJvm, Stretch before, Profiling profiling, Stretch.Clocks clocks)
            throws IOException, InterruptedException {
        Stretch begun = clocks.read();
        String id = profiling.start(kind.body(seconds));
        JsonNode told = end(profiling, id, kind.live());
        Stretch on = clocks.since(begun);
        JsonNode breaker = profiling.status().path("breaker");
        Stretch after = quiet(clocks);
        Session session = new Session(
                kind,
                of(kind).size() + 1,
                ofJvm,
                told,
                breaker,
                on,
                before,
                after,
                Runtime.getRuntime().availableProcessors());
        sessions.add(session);
        System.err.println(session.json(JSON));
        return session;
    }

    private JsonNode end(Profiling profiling, String id, boolean watched) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (watched && System.nanoTime() < end) {
            Thread.sleep(LOOK_MILLIS);
            profiling.session(id);
        }
        return profiling.awaitEnd(id);
    }

    private Stretch quiet(Stretch.Clocks clocks) throws InterruptedException {
        Stretch begun = clocks.read();
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        return clocks.since(begun);
    }

    /** Keeps what the file has of other kinds. */
    private void write(Path file, String commit, List<Kind> kinds) throws IOException {
        ObjectNode root = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
        Files.createDirectories(file.toAbsolutePath().getParent());
        for (Kind kind : kinds) {
            ObjectNode measured = ResultFile.beginAnew(root, kind.toString(), commit);
            measured.put("heap", HEAP)
                    .put("requestsPerSecond", REQUESTS_PER_SECOND)
                    .put("seconds", seconds)
                    .put("secondsOfWarmUp", warmUpSeconds);
            ArrayNode kept = measured.putArray("sessions");
            of(kind).forEach(each -> kept.add(each.json(JSON)));
        }
        JSON.writeValue(file.toFile(), root);
    }
}
