package dev.holter.recording.type;

import dev.holter.text.Texts;
import dev.holter.text.Times;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a user typed for a setting, and writes it as JFR takes it. Empty stands for a value that is not allowed. */
final class SettingValue {

    private static final Set<String> RATE_UNITS = Set.of("ms", "s", "m", "h", "d");
    private static final int MOST_DIGITS = 9;
    static final Duration LONGEST = Duration.ofHours(1);

    /** JFR's sampler takes no shorter period. */
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(1);

    private SettingValue() {}

    /** What a setting of this name allows, a sentence. */
    static String allowed(String event, String setting) {
        return switch (setting) {
            case "threshold" -> "It must be a time from 0ms to 1h, for example 10ms.";
            case "period" -> "It must be a time from 1ms to 1h, for example 20ms.";
            case "cutoff" -> "It must be 0ns: the search for what keeps objects alive stops the world.";
            case "throttle" ->
                "It must be a rate, for example 300/s, or off"
                        + (isTimer(event) ? ", or a time, for example 20ms." : ".");
            case "filter" -> TracedMethods.ALLOWED;
            case "level" -> "It must not be empty.";
            default -> "It must be true or false.";
        };
    }

    /** The value in JFR's notation. */
    static Optional<String> of(String event, String setting, String typed) {
        String value = typed.trim();
        return switch (setting) {
            case "threshold" -> time(value).map(SettingValue::inWords);
            case "period" ->
                time(value).filter(time -> time.compareTo(SHORTEST_PERIOD) >= 0).map(SettingValue::inWords);
            case "cutoff" -> time(value).filter(Duration::isZero).map(SettingValue::inWords);
            case "throttle" -> throttle(event, value);
            case "filter" ->
                value.isEmpty() ? Optional.of("") : TracedMethods.parse(value).map(TracedMethods::filter);
            case "level" -> Optional.of(value).filter(text -> !text.isEmpty());
            default ->
                Optional.of(value.toLowerCase(Locale.ROOT)).filter(text -> text.equals("true") || text.equals("false"));
        };
    }

    private static Optional<String> throttle(String event, String value) {
        if (value.equalsIgnoreCase("off")) {
            return Optional.of("off");
        }
        Rate rate = Rate.of(value);
        if (rate != null) {
            return Optional.of(rate.count() + "/" + rate.unit());
        }
        return isTimer(event)
                ? time(value)
                        .filter(time -> time.compareTo(SHORTEST_PERIOD) >= 0)
                        .map(SettingValue::inWords)
                : Optional.empty();
    }

    private static boolean isTimer(String event) {
        return event.equals("jdk.CPUTimeSample");
    }

    /** {@code 10ms} as Boot writes it, {@code 10 ms} as JFR does, or {@code PT0.01S}; at most an hour. */
    static Optional<Duration> time(String value) {
        try {
            Duration time = Times.simple(value.toLowerCase(Locale.ROOT)).orElseGet(() -> Duration.parse(value));
            return Optional.of(time).filter(t -> !t.isNegative() && t.compareTo(LONGEST) <= 0);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** JFR's notation, in the largest unit that loses nothing. */
    static String inWords(Duration time) {
        long nanos = time.toNanos();
        if (nanos % 1_000 != 0 || nanos == 0) {
            return nanos + " ns";
        }
        if (nanos % 1_000_000 != 0) {
            return nanos / 1_000 + " us";
        }
        return nanos % 1_000_000_000 == 0 ? nanos / 1_000_000_000 + " s" : nanos / 1_000_000 + " ms";
    }

    /** Events a second that a rate in JFR's notation allows; 0 where it sets no bound. */
    static double perSecond(String rate) {
        Rate known = Rate.of(rate);
        if (known == null) {
            return 0;
        }
        double seconds =
                switch (known.unit()) {
                    case "ms" -> 0.001;
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    default -> 86_400;
                };
        return known.count() / seconds;
    }

    /** So many events in a unit of time. */
    private record Rate(int count, String unit) {

        /** Null where the text is none. */
        static @Nullable Rate of(String text) {
            int slash = text.indexOf('/');
            String count = slash < 0 ? "" : text.substring(0, slash).stripTrailing();
            String unit = text.substring(slash + 1).stripLeading();
            boolean isRate = Texts.isNumber(count)
                    && !count.startsWith("0")
                    && count.length() <= MOST_DIGITS
                    && RATE_UNITS.contains(unit);
            return isRate ? new Rate(Integer.parseInt(count), unit) : null;
        }
    }
}
