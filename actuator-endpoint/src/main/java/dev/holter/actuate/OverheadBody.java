package dev.holter.actuate;

import dev.holter.profile.Overhead;

/**
 * What a session cost.
 *
 * @param share profiling CPU ÷ (wall time × CPUs available), 0 to 1
 * @param processShare profiling CPU ÷ CPU of the whole process, 0 to 1
 */
record OverheadBody(double share, double processShare, long measuredNanos, long estimatedNanos, String method) {

    static OverheadBody of(Overhead overhead) {
        return new OverheadBody(
                overhead.share(),
                overhead.processShare(),
                overhead.measured().toNanos(),
                overhead.estimated().toNanos(),
                overhead.method());
    }
}
