package dev.holter.recording;

/**
 * The end of this JVM. JFR has a shutdown hook of its own, which runs beside the application's: a recording that starts after it
 * waits forever for a thread that is gone.
 */
final class JvmEnd {

    private static final Thread NEVER_REGISTERED = new Thread(() -> {}, "holter-no-hook");

    private JvmEnd() {}

    /** Whether the shutdown hooks have been started. Nothing but this call's failure tells. */
    static boolean hasBegun() {
        try {
            Runtime.getRuntime().removeShutdownHook(NEVER_REGISTERED);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
