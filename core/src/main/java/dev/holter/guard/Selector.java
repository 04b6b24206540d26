package dev.holter.guard;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selects names by globs: {@code *} stands for any text, {@code /} included, and everything else for itself. An entry that starts with
 * {@code !} denies, and deny wins; where all entries deny, everything else is allowed. Immutable.
 */
public final class Selector {

    /** Allows every name. */
    public static final Selector ALL = of(List.of("*"));

    private static final String DENY = "!";

    private final List<String> globs;
    private final List<Pattern> allowed;
    private final List<Pattern> denied;

    private Selector(List<String> globs) {
        this.globs = List.copyOf(globs);
        this.denied = globs.stream()
                .filter(glob -> glob.startsWith(DENY))
                .map(glob -> pattern(glob.substring(DENY.length())))
                .toList();
        this.allowed = globs.stream()
                .filter(glob -> !glob.startsWith(DENY))
                .map(Selector::pattern)
                .toList();
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

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    /** Whether this name is selected. */
    public boolean allows(String name) {
        return (allowed.isEmpty()
                        || allowed.stream().anyMatch(glob -> glob.matcher(name).matches()))
                && denied.stream().noneMatch(glob -> glob.matcher(name).matches());
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
