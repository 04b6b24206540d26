package dev.holter.profile;

import dev.holter.text.Texts;

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

    private static final int LONGEST_NAME = 32;

    /** Where the CPU time goes, in nanoseconds. */
    public static final ProfileType CPU = new ProfileType("cpu", "Where does the CPU time go?", "cpu", "nanoseconds");

    /** What allocates memory, in bytes. */
    public static final ProfileType ALLOCATION =
            new ProfileType("allocation", "What allocates memory?", "alloc_space", "bytes");

    /** What keeps the heap full, in bytes, estimated. */
    public static final ProfileType HEAP = new ProfileType("heap", "What keeps the heap full?", "inuse_space", "bytes");

    /** Which locks threads wait for, in nanoseconds. */
    public static final ProfileType LOCK =
            new ProfileType("lock", "Which locks do threads wait for?", "delay", "nanoseconds");

    /** What threads wait for while the CPU is idle, in nanoseconds. */
    public static final ProfileType WAIT =
            new ProfileType("wait", "What do threads wait for while the CPU is idle?", "delay", "nanoseconds");

    /** What single calls cost, in nanoseconds. */
    public static final ProfileType TRACE =
            new ProfileType("trace", "What does this method cost, call by call?", "delay", "nanoseconds");

    public ProfileType {
        if (!Texts.isWord(name, LONGEST_NAME, "-")) {
            throw new IllegalArgumentException(
                    "'name' must be 1 to 32 lower case letters, digits or hyphens, but was \"" + name + "\"");
        }
    }
}
