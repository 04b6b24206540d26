package dev.holter.benchmarks.worst;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * One session at the worst, as Holter tells of it and as it was seen from outside.
 *
 * @param kind of the session
 * @param number of its kind, from 1
 * @param ofJvm of its kind in its JVM, from 1: the first has to load and compile what later ones find
 * @param told what the endpoint says of it, once it is over
 * @param breaker what the status says of the breaker then
 * @param on the stretch of the session, its end included
 * @param before a stretch of the same length without a session
 * @param after another one
 * @param cpus of the machine
 */
record Session(
        Kind kind,
        int number,
        int ofJvm,
        JsonNode told,
        JsonNode breaker,
        Stretch on,
        Stretch before,
        Stretch after,
        int cpus) {

    /** As Holter tells it, share of the CPUs. */
    double overhead() {
        return told.at("/overhead/share").asDouble();
    }

    /** CPU of JFR's and Holter's threads, share of the CPUs while the session ran. */
    double fromOutside() {
        return on.profilerNanos() / ((double) ran().toNanos() * cpus);
    }

    /** How long it collected, its end included. */
    Duration ran() {
        return Duration.between(instant(told, "startedAt"), instant(told, "endsAt"));
    }

    boolean openedTheBreaker() {
        return !breaker.path("state").asText().equals("CLOSED");
    }

    private static Instant instant(JsonNode node, String name) {
        return Instant.parse(node.path(name).asText());
    }

    ObjectNode json(ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode();
        json.put("type", kind.type())
                .put("live", kind.live())
                .put("session", number)
                .put("ofJvm", ofJvm);
        json.set("startedAt", told.path("startedAt"));
        json.put("overheadAsTold", overhead()).put("profilerThreadsFromOutside", fromOutside());
        json.put("cpuMillisPerRequestBefore", before.millisPerRequest());
        json.put("cpuMillisPerRequestOn", on.millisPerRequest());
        json.put("cpuMillisPerRequestAfter", after.millisPerRequest());
        json.put("answered", on.answered()).put("failed", on.failed()).put("ranMillis", ran().toMillis());
        ObjectNode kinds = json.putObject("cpuMillisByKindOfThread");
        on.byKind().forEach((kind, nanos) -> kinds.put(kind.name(), nanos / 1e6));
        ObjectNode quiet = json.putObject("cpuMillisByKindOfThreadBefore");
        before.byKind().forEach((kind, nanos) -> quiet.put(kind.name(), nanos / 1e6));
        json.set("breaker", breaker);
        ObjectNode session = json.putObject("told");
        for (String name : new String[] {"state", "truncated", "samples", "overhead", "source", "notes", "tightened"}) {
            session.set(name, told.path(name));
        }
        return json;
    }
}
