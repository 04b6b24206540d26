package dev.holter.benchmarks.rivals;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one start gave.
 *
 * @param at when it ended
 * @param round number of the round, from 1; each row starts once in a round, and all are measured at the same time
 * @param startMillis until the service was healthy
 * @param startCpuMillis CPU time of the process until then, JIT included
 * @param answered requests of the stretch
 * @param failed requests of the stretch that failed, or could not be sent
 * @param cpuMicros CPU time of the process per request of the stretch, without the JIT's threads
 * @param jitMicros CPU time of the JIT's threads per request of the stretch
 * @param ownMicros CPU time of the profiler's own threads per request of the stretch, which is part of {@code cpuMicros}
 * @param p50Millis latency, counted from when a request was due
 * @param p99Millis latency
 * @param rssMegabytes resident set size at the stretch's end, MiB
 * @param heapMegabytes heap in use after a collection at the end, MiB
 * @param bytesPerMinute what it exported
 * @param notes of the export
 * @param threadMillis CPU time of the profiler's own threads in the stretch, by name
 * @param notRun why the start says nothing; absent where it does
 */
record Reading(
        String at,
        String rival,
        int round,
        Conditions conditions,
        double startMillis,
        double startCpuMillis,
        long answered,
        long failed,
        double cpuMicros,
        double jitMicros,
        double ownMicros,
        double p50Millis,
        double p99Millis,
        double rssMegabytes,
        double heapMegabytes,
        double bytesPerMinute,
        List<String> notes,
        Map<String, Double> threadMillis,
        @Nullable String notRun) {

    private static final double MICROS_PER_SECOND = 1e6;

    /** Of a start that failed; figures are NaN. */
    static Reading ofFailure(String at, String rival, int round, Conditions conditions, Exception failure) {
        double no = Double.NaN;
        return new Reading(
                at,
                rival,
                round,
                conditions,
                no,
                no,
                0,
                0,
                no,
                no,
                no,
                no,
                no,
                no,
                no,
                no,
                List.of(),
                Map.of(),
                "failed: " + failure);
    }

    /** What the service used in the stretch, without the JIT's threads, as a share of one CPU. */
    double shareOfOneCpu() {
        return cpuMicros * conditions.protocol().perSecond() / MICROS_PER_SECOND;
    }

    /** The same of the profiler's own threads. */
    double ownShareOfOneCpu() {
        return ownMicros * conditions.protocol().perSecond() / MICROS_PER_SECOND;
    }

    /** Whether it says something about the profiler. */
    @JsonIgnore
    boolean isRun() {
        return notRun == null;
    }
}
