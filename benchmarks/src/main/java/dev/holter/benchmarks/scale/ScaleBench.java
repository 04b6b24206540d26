package dev.holter.benchmarks.scale;

import dev.holter.attribution.RequestScopes;
import dev.holter.recording.MeasuredWindow;
import dev.holter.recording.WindowParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures windows along each {@link Axis}, adds the readings to the file of this JDK, and draws what is known of all JDKs. The rounds go through all points
 * of an axis by turns, so that what the machine does meanwhile hits all of them.
 */
public final class ScaleBench {

    /** What is drawn and told, in this order. */
    private static final List<Integer> JDKS = List.of(17, 25);

    private static final String NOTHING = "draw";
    private static final Duration SETTLE = Duration.ofMillis(700);
    private static final int SCOPES = 40_000;

    private final Path directory = Files.createTempDirectory("scale");
    private final Results results;
    private final String commit;
    private final int seconds;

    private ScaleBench(Results results, String commit, int seconds) throws IOException {
        this.results = results;
        this.commit = commit;
        this.seconds = seconds;
    }

    /** @param arguments the folder for results, the picture, the commit, seconds of a window, rounds, and the axes; or "draw" in their place */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 5) {
            System.err.println("Wanted: folder for results, picture, commit, seconds, rounds, axes.");
            System.exit(2);
        }
        Path folder = Path.of(arguments[0]);
        List<String> axes = List.of(arguments).subList(5, arguments.length);
        if (!axes.equals(List.of(NOTHING))) {
            Path file = Results.file(folder, Runtime.version().feature());
            Results results = Results.read(file);
            new ScaleBench(results, arguments[2], Integer.parseInt(arguments[3]))
                    .measure(Axis.named(axes), Integer.parseInt(arguments[4]), file);
        }
        Map<Integer, Results> known = new TreeMap<>();
        for (int jdk : JDKS) {
            if (Files.exists(Results.file(folder, jdk))) {
                known.put(jdk, Results.read(Results.file(folder, jdk)));
            }
        }
        System.out.println(new Table(known).markdown());
        Files.writeString(Path.of(arguments[1]), new Chart(known).svg());
        System.exit(0); // threads that ignore their end must not keep this alive
    }

    private void measure(List<Axis> axes, int rounds, Path file) throws IOException, InterruptedException {
        MeasuredWindow.prepare(directory);
        measure(axes.get(0), Load.USUAL); // the first of a JVM is another matter
        for (Axis axis : axes) {
            results.begin(axis, commit, seconds);
            for (int round = 1; round <= rounds; round++) {
                for (Map.Entry<String, Load> point : axis.points().entrySet()) {
                    Map<String, Double> reading = measure(axis, point.getValue());
                    results.add(axis, point.getKey(), reading);
                    System.err.println(axis.name() + " " + point.getKey() + ", round " + round + ": " + reading);
                }
            }
            results.write(file);
        }
    }

    private Map<String, Double> measure(Axis axis, Load load) throws InterruptedException {
        RequestScopes scopes = new RequestScopes();
        scopes.register();
        try (Application application = Application.start(load, scopes)) {
            Thread.sleep(SETTLE.toMillis());
            long served = application.served();
            WindowParts parts = MeasuredWindow.measure(axis.type(), Duration.ofSeconds(seconds), scopes, directory);
            Map<String, Double> reading = new LinkedHashMap<>(parts.shares());
            reading.put("served per second", (application.served() - served) * 1e9 / parts.wall());
            reading.put("samples per second", parts.samples() * 1e9 / parts.wall());
            reading.put("bytes of the dump", (double) parts.dumpBytes());
            reading.put("bytes of the profile", (double) parts.profileBytes());
            application.close();
            reading.put("ns of a scope", MeasuredWindow.scopeNanos(scopes, Application.routes(load.routes()), SCOPES));
            reading.put("lost scopes", (double) scopes.lost());
            return reading;
        }
    }
}
