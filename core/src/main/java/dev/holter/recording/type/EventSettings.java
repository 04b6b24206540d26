package dev.holter.recording.type;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One JFR event of a type.
 *
 * @param event the event's name, for example {@code jdk.ThreadPark}
 * @param settings all settings of the event but {@code enabled}, in JFR's own notation; what is left out has JFR's default, which
 *     is rarely useful
 * @param weight what one event weighs
 * @param detail what is told of an event besides its stack
 * @param only which of the events count
 */
public record EventSettings(String event, Map<String, String> settings, Weight weight, Detail detail, Only only) {

    public EventSettings {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** How often a sampled event is taken. */
    public Optional<Duration> period() {
        return Optional.ofNullable(settings.get("period")).flatMap(SettingValue::time);
    }

    /** Whether each event stands for a stretch of time, the length of which is a setting. */
    public boolean isSampledByTime() {
        return period().isPresent() || event.equals(CpuSource.CPU_TIME_EVENT);
    }

    /** Below which duration events are left out; zero where there is no threshold. */
    public Duration threshold() {
        return Optional.ofNullable(settings.get("threshold"))
                .flatMap(SettingValue::time)
                .orElse(Duration.ZERO);
    }

    static EventSettings of(String event, Weight weight) {
        return new EventSettings(event, Map.of(), weight, Detail.NONE, Only.ALL);
    }

    EventSettings with(String setting, String value) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        changed.put(setting, value);
        return new EventSettings(event, changed, weight, detail, only);
    }

    EventSettings tells(Detail detail) {
        return new EventSettings(event, settings, weight, detail, only);
    }

    EventSettings only(Only only) {
        return new EventSettings(event, settings, weight, detail, only);
    }

    /** An event that stands for a stretch of time stands for its period, whatever a user made of it. */
    EventSettings weighedByItsPeriod() {
        return weight.kind() == Weight.Kind.NANOS
                ? period().map(period ->
                                new EventSettings(event, settings, Weight.nanos(period.toNanos()), detail, only))
                        .orElse(this)
                : this;
    }
}
