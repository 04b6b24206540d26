package dev.holter.actuate;

import org.jspecify.annotations.Nullable;

/** Booleans that arrive as text. Only {@code true} and {@code false} are understood. */
final class Flags {

    private Flags() {}

    static boolean parse(String key, @Nullable String text, boolean fallback) {
        return text == null ? fallback : parse(key, text);
    }

    static boolean parse(String key, @Nullable String text) {
        if (text == null) {
            throw Refused.invalid("'" + key + "' is required. It must be true or false.");
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Refused.invalid("'" + key + "' must be true or false, but was '" + Excerpt.of(text) + "'.");
        };
    }
}
