package dev.holter.benchmarks.kill;

import dev.holter.benchmarks.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * How long killing a session takes, alone and while another recording is dumped all the time: the call, and until JFR wrote the last
 * event for the session. Prints a table, writes the readings to a file, and ends with 1 where a bound is missed, with 2 where it was
 * called wrongly.
 */
public final class KillLatency {

    private static final double CALL_MILLIS = 100;
    private static final double LAST_MILLIS = 20;
    private static final double LAST_BESIDE_MILLIS = 150;

    private static final String ALONE = "alone";
    private static final String BESIDE = "beside";

    private final Path directory;
    private final int kills;
    private final List<KillBound> bounds = new ArrayList<>();

    private KillLatency(Path directory, int kills) {
        this.directory = directory;
        this.kills = kills;
    }

    /** @param arguments the folder for results, the commit that is measured, how many sessions are killed each way, and one way if not both */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String way = arguments.length < 4 ? "" : arguments[3];
        if (arguments.length < 3 || !List.of("", ALONE, BESIDE).contains(way)) {
            System.err.println(
                    "Wanted: the folder for results, the commit, how many kills, and 'alone' or 'beside' or nothing.");
            System.exit(2);
        }
        Path directory = Files.createTempDirectory("kill-latency");
        KillLatency latency = new KillLatency(directory, Integer.parseInt(arguments[2]));
        try {
            if (!way.equals(BESIDE)) {
                latency.alone();
            }
            if (!way.equals(ALONE)) {
                latency.besideDumps();
            }
        } finally {
            delete(directory);
        }
        latency.write(Path.of(arguments[0]), arguments[1], way);
        System.exit(latency.bounds.stream().anyMatch(KillBound::isMissed) ? 1 : 0);
    }

    /**
     * Kills so many sessions with nothing beside them.
     *
     * @param directory for files, that exists
     * @param call takes how long each call took, ms
     * @param last takes how long after the call JFR wrote its last event, ms
     */
    public static void alone(Path directory, int kills, DoubleConsumer call, DoubleConsumer last)
            throws IOException, InterruptedException {
        try (KilledSessions sessions = new KilledSessions(directory).kill(kills)) {
            Arrays.stream(sessions.call().getValues()).forEach(call);
            Arrays.stream(sessions.last().getValues()).forEach(last);
        }
    }

    private void alone() throws IOException, InterruptedException {
        try (KilledSessions sessions = new KilledSessions(directory).kill(kills)) {
            add("call, alone", CALL_MILLIS, sessions);
            add("last event, alone", LAST_MILLIS, sessions);
        }
    }

    private void besideDumps() throws IOException, InterruptedException {
        try (DumpingTool tool = new DumpingTool(directory.resolve("other.jfr"));
                KilledSessions sessions = new KilledSessions(directory).kill(kills)) {
            add("call, while another tool dumps", CALL_MILLIS, sessions);
            add("last event, while another tool dumps", LAST_BESIDE_MILLIS, sessions);
            System.out.println("The other tool: " + tool.words());
        }
    }

    private void add(String what, double most, KilledSessions sessions) {
        KillBound bound = new KillBound(what, most, what.startsWith("call") ? sessions.call() : sessions.last());
        System.out.println("JDK " + Runtime.version().feature() + ", " + bound);
        bounds.add(bound);
    }

    private void write(Path folder, String commit, String way) throws IOException {
        Map<String, Object> costs = new LinkedHashMap<>();
        bounds.forEach(bound -> costs.put(bound.what(), bound.json()));
        ResultFile.of(commit).put("costs", costs).write(folder, way.isEmpty() ? "kill" : "kill-" + way, "");
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
