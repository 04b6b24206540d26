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
 * What JFR's events cost inside the application's threads, by calibration: {@code event-costs.csv}, whose lines {@code ./bench calibrate}
 * prints. Of the releases that were calibrated, the newest that is not newer than the JVM counts.
 *
 * <p>An event costs the more the rarer it is: between two of them the service's own work takes the caches, and JFR finds neither its code
 * there nor what it needs to walk a stack. So an event costs c + f × frames + m ÷ (1 + (r ÷ r₀)²), where r is how many there are a second
 * for each CPU; the form is fitted to what was measured in a service, from 150 to 2,000 a second and CPU.
 */
public final class EventCosts {

    private static final String RESOURCE = "event-costs.csv";
    private static final String OTHER = "*";
    private static final String ALLOCATION = "jdk.ObjectAllocationSample";

    /** The event of one request scope. */
    public static final String REQUEST_SCOPE = "dev.holter.RequestScope";

    /** One call of a method that JFR traces and times, whether it is recorded or not. */
    public static final String CALL = "call of a traced method";

    /** Spring's stacks; where the depth is not known yet. */
    private static final int USUAL_DEPTH = 80;

    /** More threads than this, JFR's sampler does not look at in one period. */
    private static final int SAMPLED_AT_ONCE = 8;

    /** r₀: so many events a second and CPU, and what rare ones cost more is half. */
    private static final double RARE_PER_CPU = 200;

    private static final EventCosts OF_THIS_JVM = read(Runtime.version().feature());

    private final List<Entry> entries;
    private final String words;

    private record Entry(
            String event, int feature, double nanos, double nanosPerFrame, double nanosIfRare, String measured) {}

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
                    String[] columns = line.split(",", 6);
                    all.add(new Entry(
                            columns[0].trim(),
                            Integer.parseInt(columns[1].trim()),
                            Double.parseDouble(columns[2].trim()),
                            Double.parseDouble(columns[3].trim()),
                            Double.parseDouble(columns[4].trim()),
                            columns[5].trim()));
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
     * @param perSecond how many events that do the same there are a second, in the whole JVM
     * @return CPU time, ns
     */
    public long nanos(String event, long count, double frames, double perSecond) {
        Entry entry = entry(event);
        return (long)
                (count * (entry.nanos() + frames * entry.nanosPerFrame() + rareness(perSecond) * entry.nanosIfRare()));
    }

    /**
     * How rare events are, from 1, of one that is alone, to 0.
     *
     * @param perSecond in the whole JVM
     */
    public static double rareness(double perSecond) {
        double rate = perSecond / Runtime.getRuntime().availableProcessors() / RARE_PER_CPU;
        return 1 / (1 + rate * rate);
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
        double together =
                definition.events().stream().mapToDouble(EventCosts::perSecond).sum();
        return definition.events().stream()
                .mapToLong(event -> nanos(event.event(), (long) (seconds * perSecond(event)), USUAL_DEPTH, together))
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

    /**
     * What JFR's walks of stacks at so many new allocation buffers cost: each as much as a sample of an allocation.
     *
     * @param elapsed in which they began, ns
     * @return CPU time, ns
     */
    public long ofAllocationBuffers(long count, long elapsed) {
        return nanos(ALLOCATION, count, USUAL_DEPTH, count * 1e9 / Math.max(1, elapsed));
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
