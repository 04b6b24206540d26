package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.service.RunningService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is switched on in an on block: a session, a planted cost of a known size, or nothing.
 *
 * @param name what a user types
 * @param ask what starts the session; absent where it is none
 * @param plantedPerSecond how many checkouts are sent beyond the load; absent where it is none
 * @param blockSeconds long enough for the session, and for what it does after its time
 */
record Kind(String name, @Nullable String ask, @Nullable Double plantedPerSecond, double blockSeconds) {

    boolean isSession() {
        return ask != null;
    }

    /** The shortest of their blocks: how long those of A/A are. */
    static double shortestBlockSeconds(List<Kind> kinds) {
        return kinds.stream().mapToDouble(Kind::blockSeconds).min().orElseThrow();
    }

    /** The arm on. */
    Treatment on(RunningService service) {
        if (ask != null) {
            return new SessionOn(service.profiling(), ask);
        }
        return plantedPerSecond == null ? Treatment.OFF : new PlantedLoad(service.base(), plantedPerSecond);
    }
}
