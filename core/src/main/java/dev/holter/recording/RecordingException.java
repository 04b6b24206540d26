package dev.holter.recording;

/** A recording could not be made. The message says what happened and what to do, for people. */
public final class RecordingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The cause itself where it is one of these, else one that says what happened. */
    public static RecordingException of(String what, Throwable cause) {
        return cause instanceof RecordingException known ? known : new RecordingException(what + ": " + cause, cause);
    }
}
