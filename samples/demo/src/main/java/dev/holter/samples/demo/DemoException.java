package dev.holter.samples.demo;

/** Why the demo cannot go on, in one line for people. */
final class DemoException extends Exception {

    private static final long serialVersionUID = 1;

    DemoException(String message) {
        super(message);
    }
}
