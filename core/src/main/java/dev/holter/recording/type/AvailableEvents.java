package dev.holter.recording.type;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;

/**
 * The events that this JVM can record and a sample can be made of: those that know their thread.
 *
 * @param events what each one offers, by name
 */
public record AvailableEvents(Map<String, Offer> events) {

    private static final Set<String> WHOLE_NUMBERS = Set.of("byte", "short", "int", "long");

    /**
     * What one event offers.
     *
     * @param settings the names of its settings, {@code enabled} among them
     * @param hasDuration whether it tells how long it took
     * @param numbers its fields that hold a whole number and no time
     */
    public record Offer(Set<String> settings, boolean hasDuration, Set<String> numbers) {}

    /** What this JVM's JFR says. Initialises JFR where nobody did: not to be called on an application's main thread. */
    public static AvailableEvents ofThisJvm() {
        Map<String, Offer> events = new TreeMap<>();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (type.getField("eventThread") != null || type.getField("sampledThread") != null) {
                events.put(type.getName(), offer(type));
            }
        }
        return new AvailableEvents(events);
    }

    private static Offer offer(EventType type) {
        Set<String> settings = new LinkedHashSet<>();
        type.getSettingDescriptors().stream().map(SettingDescriptor::getName).forEach(settings::add);
        Set<String> numbers = new LinkedHashSet<>();
        type.getFields().stream()
                .filter(AvailableEvents::isNumber)
                .map(ValueDescriptor::getName)
                .forEach(numbers::add);
        return new Offer(settings, type.getField("duration") != null, numbers);
    }

    /** Times are left out: the reader gives them in ticks. */
    private static boolean isNumber(ValueDescriptor field) {
        return WHOLE_NUMBERS.contains(field.getTypeName())
                && field.getAnnotation(Timespan.class) == null
                && field.getAnnotation(Timestamp.class) == null;
    }
}
