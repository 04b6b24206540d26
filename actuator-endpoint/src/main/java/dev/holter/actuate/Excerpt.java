package dev.holter.actuate;

import dev.holter.text.Texts;

/** What a client sent, fit to be shown in an answer or a log line: one line, and short. */
final class Excerpt {

    private static final int MAX_LENGTH = 80;

    private Excerpt() {}

    /** The text in one line, cut at 80 characters. */
    static String of(String text) {
        boolean isLong = text.length() > MAX_LENGTH;
        return Texts.oneLine(isLong ? text.substring(0, MAX_LENGTH) : text) + (isLong ? "…" : "");
    }
}
