package dev.holter.recording.type;

/** A setting of a type that this JVM cannot follow: says which, what it is, and what is allowed. */
public final class InvalidTuningException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String key;

    /**
     * @param key the whole key, as it stands in a configuration
     * @param value what it is set to
     * @param advice what is allowed, one or two sentences
     */
    public InvalidTuningException(String key, String value, String advice) {
        super("The setting '" + key + "' is '" + value + "'. " + advice);
        this.key = key;
    }

    /** The whole key, as it stands in a configuration. */
    public String key() {
        return key;
    }
}
