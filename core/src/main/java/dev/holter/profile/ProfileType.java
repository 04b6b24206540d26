package dev.holter.profile;

import java.util.regex.Pattern;

/**
 * A question, and the value that answers it. Users may define their own; the events and settings that collect a type live
 * with the recorders.
 *
 * @param name what a user types, lower case letters, digits and hyphens
 * @param question the question that the type answers, one sentence
 * @param value what is measured, for example {@code cpu}
 * @param unit the unit of the value, for example {@code nanoseconds}
 */
public record ProfileType(String name, String question, String value, String unit) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** Where the CPU time goes, in nanoseconds. */
    public static final ProfileType CPU = new ProfileType("cpu", "Where does the CPU time go?", "cpu", "nanoseconds");

    public ProfileType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'name' must be 1 to 32 lower case letters, digits or hyphens, but was \"" + name + "\"");
        }
    }
}
