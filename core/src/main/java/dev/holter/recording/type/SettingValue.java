package dev.holter.recording.type;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a user typed for a setting, and writes it as JFR takes it. Empty stands for a value that is not allowed. */
final class SettingValue {

    private static final Pattern TIME = Pattern.compile("(\\d{1,12})\\s*(ns|us|ms|s|m|h)");
    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,8})\\s*/\\s*(ms|s|m|h|d)");
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
        Matcher rate = RATE.matcher(value);
        if (rate.matches()) {
            return Optional.of(rate.group(1) + "/" + rate.group(2));
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
        Matcher simple = TIME.matcher(value.toLowerCase(Locale.ROOT));
        try {
            Duration time = simple.matches()
                    ? Duration.of(Long.parseLong(simple.group(1)), unit(simple.group(2)))
                    : Duration.parse(value);
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
        Matcher matcher = RATE.matcher(rate);
        if (!matcher.matches()) {
            return 0;
        }
        double seconds =
                switch (matcher.group(2)) {
                    case "ms" -> 0.001;
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    default -> 86_400;
                };
        return Integer.parseInt(matcher.group(1)) / seconds;
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "ns" -> ChronoUnit.NANOS;
            case "us" -> ChronoUnit.MICROS;
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
    }
}
