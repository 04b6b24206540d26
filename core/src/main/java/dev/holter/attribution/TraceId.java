package dev.holter.attribution;

import org.jspecify.annotations.Nullable;

/** A trace id as two numbers, which are cheaper to write and to keep than text. Of 64 or 128 bits, as tracers make them. */
final class TraceId {

    private static final int DIGITS = 16;

    private TraceId() {}

    /** The upper half of an id in hexadecimal digits; 0 where it has none, or is written otherwise. */
    static long high(@Nullable String id) {
        return id != null && id.length() == 2 * DIGITS && low(id) != 0 ? half(id, 0) : 0;
    }

    /** The lower half of an id in hexadecimal digits; 0 where there is no id, or it is written otherwise. */
    static long low(@Nullable String id) {
        return id != null && (id.length() == DIGITS || id.length() == 2 * DIGITS) ? half(id, id.length() - DIGITS) : 0;
    }

    /** The id in hexadecimal digits. */
    static String text(long high, long low) {
        return high == 0 ? digits(low) : digits(high) + digits(low);
    }

    private static long half(String id, int from) {
        try {
            return Long.parseUnsignedLong(id, from, from + DIGITS, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String digits(long half) {
        String digits = Long.toHexString(half);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
