package dev.holter.recording.type;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an event cheaper, step by step: each step doubles its period and its threshold and halves its rate. What has none of
 * them, as the sampling of live objects, stays: there JFR is told to look now and then only.
 */
final class Tightening {

    /** What a threshold of nothing becomes at the first step, before it is doubled. */
    private static final Duration FIRST_THRESHOLD = Duration.ofMillis(1);

    /** The same for a rate without bounds, events a second. */
    private static final int FIRST_RATE = 400;

    private Tightening() {}

    static EventSettings of(EventSettings event, int step) {
        if (step == 0) {
            return event;
        }
        Map<String, String> tight = new LinkedHashMap<>(event.settings());
        tight.replaceAll((setting, value) -> switch (setting) {
            case "period" ->
                SettingValue.time(value).map(period -> longer(period, step)).orElse(value);
            case "threshold" ->
                SettingValue.time(value)
                        .map(threshold -> longer(threshold.isZero() ? FIRST_THRESHOLD : threshold, step))
                        .orElse(value);
            case "throttle" -> rate(event, value, step);
            default -> value;
        });
        return new EventSettings(event.event(), tight, event.weight(), event.detail(), event.only());
    }

    private static String longer(Duration time, int step) {
        Duration longer = time.multipliedBy(1L << step);
        return SettingValue.inWords(longer.compareTo(SettingValue.LONGEST) > 0 ? SettingValue.LONGEST : longer);
    }

    private static String rate(EventSettings event, String value, int step) {
        Optional<Duration> timer = SettingValue.time(value);
        if (timer.isPresent()) {
            return longer(timer.get(), step);
        }
        if (value.equals("off")) {
            return event.settings().containsKey("threshold") ? value : (FIRST_RATE >> step) + "/s";
        }
        String[] parts = value.split("/");
        return Math.max(1, Integer.parseInt(parts[0]) >> step) + "/" + parts[1];
    }
}
