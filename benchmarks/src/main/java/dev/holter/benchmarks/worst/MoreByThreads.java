package dev.holter.benchmarks.worst;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.benchmarks.service.ThreadKind;
import java.util.Arrays;

/**
 * Whose threads it is that a request takes more CPU of in a session; shares of what it took before, compilers left out.
 *
 * @param garbage those that collect garbage
 * @param profiling JFR's and Holter's
 * @param rest the service's and all others
 */
record MoreByThreads(double garbage, double profiling, double rest) {

    /** @param session as {@link Session#json} has it */
    static MoreByThreads of(JsonNode session) {
        JsonNode on = session.path("cpuMillisByKindOfThread");
        JsonNode before = session.path("cpuMillisByKindOfThreadBefore");
        double asBefore = session.path("cpuMillisPerRequestBefore").asDouble()
                * session.path("answered").asDouble();
        double allBefore = sum(before, ThreadKind.GC, ThreadKind.JFR, ThreadKind.HOLTER, ThreadKind.SERVICE);
        return new MoreByThreads(
                sum(on, ThreadKind.GC) / asBefore - sum(before, ThreadKind.GC) / allBefore,
                sum(on, ThreadKind.JFR, ThreadKind.HOLTER) / asBefore
                        - sum(before, ThreadKind.JFR, ThreadKind.HOLTER) / allBefore,
                sum(on, ThreadKind.SERVICE) / asBefore - sum(before, ThreadKind.SERVICE) / allBefore);
    }

    private static double sum(JsonNode millis, ThreadKind... kinds) {
        return Arrays.stream(kinds)
                .mapToDouble(kind -> millis.path(kind.name()).asDouble())
                .sum();
    }
}
