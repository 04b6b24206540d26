package dev.holter.benchmarks.worst;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.benchmarks.service.ThreadKind;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Whose threads it is that a request takes more CPU of in a session; shares of what it took before, compilers left out.
 *
 * @param garbage those that collect garbage
 * @param profiling JFR's and Holter's
 * @param rest the service's and all others
 */
record MoreByThreads(double garbage, double profiling, double rest) {

    private static final ThreadKind[] GARBAGE = {ThreadKind.GC};
    private static final ThreadKind[] PROFILING = {ThreadKind.JFR, ThreadKind.HOLTER};
    private static final ThreadKind[] REST = {ThreadKind.SERVICE};

    /** @param session as {@link Session#json} has it */
    static MoreByThreads of(JsonNode session) {
        JsonNode on = session.path("cpuMillisByKindOfThread");
        JsonNode before = session.path("cpuMillisByKindOfThreadBefore");
        double asBefore = session.path("cpuMillisPerRequestBefore").asDouble()
                * session.path("answered").asDouble();
        double allBefore = sum(before, GARBAGE) + sum(before, PROFILING) + sum(before, REST);
        ToDoubleFunction<ThreadKind[]> more = kinds -> sum(on, kinds) / asBefore - sum(before, kinds) / allBefore;
        return new MoreByThreads(more.applyAsDouble(GARBAGE), more.applyAsDouble(PROFILING), more.applyAsDouble(REST));
    }

    private static double sum(JsonNode millis, ThreadKind[] kinds) {
        return Arrays.stream(kinds)
                .mapToDouble(kind -> millis.path(kind.name()).asDouble())
                .sum();
    }
}
