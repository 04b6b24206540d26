package dev.holter.benchmarks.macro;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.holter.benchmarks.machine.MachineSpeed;
import dev.holter.benchmarks.service.ThreadKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one block.
 *
 * @param on the arm; of A/A, which of two arms that are both off
 * @param processNanos CPU of the service's process by its CPU clock
 * @param threadNanos CPU of the service's threads by the scheduler's statistics
 * @param pieceNanos CPU time of a piece of work that is always the same: how fast the machine was
 * @param requests how many ended in it
 * @param unanswered how many of them failed, or were not sent
 * @param latencies of the requests sent in it, from when each was due, by endpoint: HdrHistogram's compressed form, ns
 * @param session what the session says itself
 * @param stolenShare share of all CPUs' time that the host gave to others
 * @param othersShare share of all CPUs' time that neither the service nor the load used
 * @param excluded why its quad does not count
 */
record Block(
        boolean on,
        double seconds,
        long processNanos,
        Map<ThreadKind, Long> threadNanos,
        double pieceNanos,
        long requests,
        long unanswered,
        Map<String, String> latencies,
        @Nullable SessionFacts session,
        double stolenShare,
        double othersShare,
        @Nullable String excluded) {

    private static final double A_TABLES_REQUESTS = 10_000;

    /** CPU of the process without its compilers, ns. */
    @JsonIgnore
    long serviceNanos() {
        return processNanos - of(ThreadKind.JIT);
    }

    /** The same per request. */
    @JsonIgnore
    double cpuPerRequest() {
        return (double) serviceNanos() / requests;
    }

    /** The same, and how fast the machine was. */
    @JsonIgnore
    MachineSpeed.Point point() {
        return new MachineSpeed.Point(cpuPerRequest(), pieceNanos);
    }

    /** CPU per request, ms per 10,000 requests. */
    @JsonIgnore
    double cpuMillis() {
        return cpuPerRequest() * A_TABLES_REQUESTS / 1e6;
    }

    /** CPU of the compilers, ms per 10,000 requests. */
    @JsonIgnore
    double jitMillis() {
        return of(ThreadKind.JIT) * A_TABLES_REQUESTS / 1e6 / requests;
    }

    /** CPU of JFR's and Holter's threads, ns. */
    @JsonIgnore
    long profilerNanos() {
        return ThreadKind.profiling(threadNanos);
    }

    private long of(ThreadKind kind) {
        return threadNanos.getOrDefault(kind, 0L);
    }
}
