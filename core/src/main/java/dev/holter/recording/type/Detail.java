package dev.holter.recording.type;

/**
 * What is told of an event besides its stack: as a frame at the stack's top, in parentheses.
 *
 * @param kind where the text comes from
 * @param text the text itself, or the name of the field that holds the class; empty for {@link Kind#NONE}
 */
public record Detail(Kind kind, String text) {

    /** Where the text comes from. */
    public enum Kind {
        NONE,
        /** Always the same text. */
        TEXT,
        /** The name of the class in a field of the event. */
        CLASS
    }

    /** Nothing is told. */
    public static final Detail NONE = new Detail(Kind.NONE, "");

    /** Always this text, for example {@code sleep}. */
    public static Detail text(String text) {
        return new Detail(Kind.TEXT, text);
    }

    /** The name of the class in this field; a dot leads into a nested structure, as in {@code object.type}. */
    public static Detail classIn(String field) {
        return new Detail(Kind.CLASS, field);
    }
}
