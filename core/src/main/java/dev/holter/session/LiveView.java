package dev.holter.session;

import dev.holter.profile.Profile;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The profile so far of a session that somebody watches. Made in the session's thread, so that its cost is the session's, only
 * after somebody looked, and so seldom that it takes at most a twentieth of that thread's time.
 */
final class LiveView {

    /** JFR tells of what happened once a second. */
    private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int REST = 20;

    private volatile boolean watched = true;
    private volatile @Nullable Profile latest;
    private long next = System.nanoTime() + SHORTEST_NANOS;

    /** The latest one, for a watcher; from any thread. */
    Optional<Profile> look() {
        watched = true;
        return latest();
    }

    /** The latest one, for who does not watch; from any thread. */
    Optional<Profile> latest() {
        return Optional.ofNullable(latest);
    }

    /** Makes a new one if it is time to. */
    void refresh(Supplier<Optional<Profile>> soFar) {
        long began = System.nanoTime();
        if (!watched || began - next < 0) {
            return;
        }
        watched = false;
        Optional<Profile> made = soFar.get();
        made.ifPresent(profile -> latest = profile);
        if (made.isEmpty()) {
            watched = true; // nothing to be told yet: the next one is wanted still
        }
        long took = System.nanoTime() - began;
        next = began + Math.max(SHORTEST_NANOS, REST * took);
    }

    /** The session is over, and its profile takes the place of this. */
    void end() {
        latest = null;
    }
}
