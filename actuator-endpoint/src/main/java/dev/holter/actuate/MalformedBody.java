package dev.holter.actuate;

/** A body that is no JSON object. The application answers it, in its own shape. */
final class MalformedBody extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedBody() {
        super("The body is no JSON object", null, false, false);
    }
}
