package dev.holter.recording.type;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * What JFR's events cost inside the application's threads, by calibration: {@code event-costs.csv}, which {@code EventCostCalibration}
 * in {@code benchmarks/} writes. Of the releases that were calibrated, the newest that is not newer than the JVM counts.
 */
public final class EventCosts {

    private static final String RESOURCE = "event-costs.csv";
    private static final String OTHER = "*";

    /** The event of one request scope. */
    public static final String REQUEST_SCOPE = "dev.holter.RequestScope";

    /** One call of a method that JFR traces and times, whether it is recorded or not. */
    public static final String CALL = "call of a traced method";

    /** Spring's stacks; where the depth is not known yet. */
    private static final int USUAL_DEPTH = 80;

    /** More threads than this, JFR's sampler does not look at in one period. */
    private static final int SAMPLED_AT_ONCE = 8;

    private static final EventCosts OF_THIS_JVM = read(Runtime.version().feature());

    private final List<Entry> entries;
    private final String words;

    private record Entry(String event, int feature, double nanos, double nanosPerFrame, String measured) {}

    private EventCosts(List<Entry> entries, String words) {
        this.entries = entries;
        this.words = words;
    }

    /** The calibration for this JVM. */
    public static EventCosts ofThisJvm() {
        return OF_THIS_JVM;
    }

    static EventCosts read(int feature) {
        List<Entry> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(EventCosts.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] columns = line.split(",", 5);
                    all.add(new Entry(
                            columns[0].trim(),
                            Integer.parseInt(columns[1].trim()),
                            Double.parseDouble(columns[2].trim()),
                            Double.parseDouble(columns[3].trim()),
                            columns[4].trim()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TreeSet<Integer> features = new TreeSet<>();
        all.forEach(entry -> features.add(entry.feature()));
        Integer fitting = features.floor(feature);
        int calibrated = fitting == null ? features.first() : fitting;
        List<Entry> here =
                all.stream().filter(entry -> entry.feature() == calibrated).toList();
        return new EventCosts(here, "event costs of " + here.get(0).measured());
    }

    /** On what they were measured, and when. */
    public String words() {
        return words;
    }

    /**
     * What so many events of one kind cost.
     *
     * @param frames of a stack, on average
     * @return CPU time, ns
     */
    public long nanos(String event, long count, double frames) {
        Entry entry = entry(event);
        return (long) (count * (entry.nanos() + frames * entry.nanosPerFrame()));
    }

    /**
     * The most that a type's events can cost by their settings: period × threads that are looked at, or rate. Events that only a threshold
     * bounds are not in it, because nobody knows how many there will be.
     *
     * @param elapsed ns
     * @return CPU time, ns
     */
    public long atMost(TypeDefinition definition, long elapsed) {
        double seconds = elapsed / 1e9;
        return definition.events().stream()
                .mapToLong(event -> nanos(event.event(), (long) (seconds * perSecond(event)), USUAL_DEPTH))
                .sum();
    }

    private static double perSecond(EventSettings event) {
        int threads = Math.min(SAMPLED_AT_ONCE, Runtime.getRuntime().availableProcessors());
        if (event.period().isPresent()) {
            return threads
                    * (double) TimeUnit.SECONDS.toNanos(1)
                    / event.period().get().toNanos();
        }
        String throttle = event.settings().getOrDefault("throttle", "off");
        return SettingValue.time(throttle)
                .map(timer -> threads * (double) TimeUnit.SECONDS.toNanos(1) / timer.toNanos())
                .orElseGet(() -> SettingValue.perSecond(throttle));
    }

    private Entry entry(String event) {
        return entries.stream()
                .filter(entry -> entry.event().equals(event))
                .findFirst()
                .orElseGet(() -> entries.stream()
                        .filter(entry -> entry.event().equals(OTHER))
                        .findFirst()
                        .orElseThrow());
    }
}
