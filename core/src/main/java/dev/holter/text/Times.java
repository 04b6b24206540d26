package dev.holter.text;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as people write them. */
public final class Times {

    private static final int MOST_DIGITS = 12;

    private Times() {}

    /**
     * A whole number with a unit behind it, spaces between them allowed: {@code 10ms}, {@code 10 s}. Empty for everything else.
     *
     * @param text its units are {@code ns}, {@code us}, {@code ms}, {@code s}, {@code m} and {@code h}, in lower case
     */
    public static Optional<Duration> simple(String text) {
        int digits = 0;
        while (digits < text.length() && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        ChronoUnit unit = unit(text.substring(digits).stripLeading());
        if (digits == 0 || digits > MOST_DIGITS || unit == null) {
            return Optional.empty();
        }
        return Optional.of(Duration.of(Long.parseLong(text.substring(0, digits)), unit));
    }

    private static @Nullable ChronoUnit unit(String name) {
        return switch (name) {
            case "ns" -> ChronoUnit.NANOS;
            case "us" -> ChronoUnit.MICROS;
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> null;
        };
    }
}
