package dev.holter.guard;

import java.util.List;

/**
 * Selects names by globs: {@code *} stands for any text, {@code /} included, and everything else for itself. An entry that starts with
 * {@code !} denies, and deny wins; where all entries deny, everything else is allowed. Immutable.
 */
public final class Selector {

    /** Allows every name. */
    public static final Selector ALL = of(List.of("*"));

    private static final String DENY = "!";
    private static final char STAR = '*';

    private final List<String> globs;
    private final List<String> allowed;
    private final List<String> denied;

    private Selector(List<String> globs) {
        this.globs = List.copyOf(globs);
        this.denied = globs.stream()
                .filter(glob -> glob.startsWith(DENY))
                .map(glob -> glob.substring(DENY.length()))
                .toList();
        this.allowed = globs.stream().filter(glob -> !glob.startsWith(DENY)).toList();
    }

    /**
     * A selector of these globs.
     *
     * @throws IllegalArgumentException for none, or one that selects nothing
     */
    public static Selector of(List<String> globs) {
        if (globs.isEmpty() || globs.stream().anyMatch(glob -> !isGlob(glob))) {
            throw new IllegalArgumentException("a selector must be one or more globs, but was " + globs);
        }
        return new Selector(globs);
    }

    /** Whether this can be an entry. */
    public static boolean isGlob(String text) {
        return !text.isBlank() && !text.equals(DENY);
    }

    /** Each piece between two stars is looked for behind the one before: the first place is the best one, but for the last piece. */
    private static boolean matches(String glob, String name) {
        int star = glob.indexOf(STAR);
        if (star < 0) {
            return glob.equals(name);
        }
        int last = glob.lastIndexOf(STAR);
        int end = name.length() - (glob.length() - last - 1);
        int at = star;
        boolean found =
                name.startsWith(glob.substring(0, star)) && end >= star && name.endsWith(glob.substring(last + 1));
        while (found && star < last) {
            int next = glob.indexOf(STAR, star + 1);
            String piece = glob.substring(star + 1, next);
            int place = name.indexOf(piece, at);
            at = place + piece.length();
            found = place >= 0 && at <= end;
            star = next;
        }
        return found;
    }

    /** Whether this name is selected. */
    public boolean allows(String name) {
        return (allowed.isEmpty() || allowed.stream().anyMatch(glob -> matches(glob, name)))
                && denied.stream().noneMatch(glob -> matches(glob, name));
    }

    /** Whether every name is. */
    public boolean allowsAll() {
        return denied.isEmpty() && globs.contains("*");
    }

    /** The globs, as they were given. */
    @Override
    public String toString() {
        return globs.toString();
    }
}
