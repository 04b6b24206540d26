package dev.holter.guard;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Optional;

/**
 * Whether this process may open the files that a recording needs. Without them a session yields nothing and its errors speak of other
 * things; and where JFR cannot make its next chunk, it ends the JVM. Counts what is open, which takes a descriptor itself and up to
 * 1 µs for each, so not at every tick. Safe to use from any thread.
 */
public final class FreeDescriptors implements Check {

    /** A window was seen to need four to end, a live session eight to begin; the rest is for what the service opens meanwhile. */
    static final long LEAST = 32;

    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

    @Override
    public Optional<Refusal> check(Ask ask) {
        return shortage()
                .map(shortage -> Refusal.of(
                        RefusalCode.NO_SPACE,
                        "Too few file descriptors: " + shortage
                                + ". Raise the limit (ulimit -n), or find out what does not close its files."));
    }

    /** What there is and how much should be, in words; empty where there is enough, or no limit. */
    public Optional<String> shortage() {
        if (!(system instanceof UnixOperatingSystemMXBean unix)) {
            return Optional.empty();
        }
        try {
            long most = unix.getMaxFileDescriptorCount();
            long open = unix.getOpenFileDescriptorCount();
            return most - open >= LEAST
                    ? Optional.empty()
                    : Optional.of(open + " of " + most + " are in use, and " + LEAST + " have to be free");
        } catch (InternalError e) {
            return Optional.of("none is free, not even to count them"); // so the JDK says it
        }
    }
}
