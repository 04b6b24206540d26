package dev.holter.text;

import java.util.function.IntPredicate;

/**
 * What little Holter does with texts, without regular expressions. All patterns of a JVM share the classes that match them, and C2 inlines what these
 * call only while it has seen at most two kinds of it: one match of Holter's can make each of the application's patterns slower, for good.
 */
public final class Texts {

    private Texts() {}

    /** The text with another character for each one that is meant. */
    public static String replace(String text, IntPredicate meant, char by) {
        StringBuilder replaced = null;
        for (int i = 0; i < text.length(); i++) {
            if (meant.test(text.charAt(i))) {
                if (replaced == null) {
                    replaced = new StringBuilder(text);
                }
                replaced.setCharAt(i, by);
            }
        }
        return replaced == null ? text : replaced.toString();
    }

    /** The text in one line, without space around it: with a space for every control, format and separator character and every half of a surrogate pair. */
    public static String oneLine(String text) {
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

    /** The text as the name of a file: letters, digits, dots, hyphens and {@code _} of ASCII, and {@code _} for everything else. */
    public static String fileName(String text) {
        return replace(text, c -> !isLetter(c) && !isDigit(c) && ".-_".indexOf(c) < 0, '_');
    }

    /** Whether the text is a lower-case letter, and then lower-case letters, digits and characters of {@code others}; of at most this length. */
    public static boolean isWord(String text, int longest, String others) {
        return !text.isEmpty()
                && text.length() <= longest
                && isLowerCase(text.charAt(0))
                && all(text, 1, text.length(), c -> isLowerCase(c) || isDigit(c) || others.indexOf(c) >= 0);
    }

    /** Whether all characters between these two places are meant. Where there are none, yes. */
    public static boolean all(String text, int from, int to, IntPredicate meant) {
        for (int i = from; i < to; i++) {
            if (!meant.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is one digit of ASCII or more. */
    public static boolean isNumber(String text) {
        return !text.isEmpty() && all(text, 0, text.length(), Texts::isDigit);
    }

    /** Of ASCII. */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Of ASCII. */
    public static boolean isLowerCase(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isLetter(int c) {
        return isLowerCase(c) || (c >= 'A' && c <= 'Z');
    }
}
