package dev.holter.session;

import dev.holter.text.Texts;
import java.util.random.RandomGenerator;

/** The ids of sessions: {@code s-} and twelve digits or lower-case letters, by chance. */
public final class SessionId {

    private static final String BEGINNING = "s-";
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = BEGINNING.length() + 12;

    private SessionId() {}

    static String next(RandomGenerator random) {
        StringBuilder id = new StringBuilder(BEGINNING);
        while (id.length() < LENGTH) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** Whether the text could be the id of a session. */
    public static boolean isOne(String text) {
        return text.length() == LENGTH
                && text.startsWith(BEGINNING)
                && Texts.all(text, BEGINNING.length(), LENGTH, c -> ALPHABET.indexOf(c) >= 0);
    }
}
