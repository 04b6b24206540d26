package dev.holter.actuate;

/** What a client sent, fit to be shown in an answer or a log line: one line, and short. */
final class Excerpt {

    private static final int MAX_LENGTH = 80;

    private Excerpt() {}

    /** The text without control characters, cut at 80 characters. */
    static String of(String text) {
        boolean isLong = text.length() > MAX_LENGTH;
        return oneLine(isLong ? text.substring(0, MAX_LENGTH) : text) + (isLong ? "…" : "");
    }

    /** The text with a space for every control, format and separator character and every half of a surrogate pair. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(isOfALine(c) ? c : ' '));
        return line.toString().strip();
    }

    private static boolean isOfALine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
