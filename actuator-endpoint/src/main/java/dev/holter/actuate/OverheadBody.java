package dev.holter.actuate;

import dev.holter.profile.Overhead;

/**
 * What a session cost.
 *
 * @param share profiling CPU ÷ (wall time × CPUs available), 0 to 1
 * @param processShare profiling CPU ÷ CPU of the whole process, 0 to 1
 * @param estimate whether the estimated part is the most that the settings allow, as it is while a session in memory runs
 */
record OverheadBody(
        double share, double processShare, long measuredNanos, long estimatedNanos, boolean estimate, String method) {

    static OverheadBody of(Overhead overhead) {
        return new OverheadBody(
                overhead.share(),
                overhead.processShare(),
                overhead.measured().toNanos(),
                overhead.estimated().toNanos(),
                overhead.estimate(),
                overhead.method());
    }
}
