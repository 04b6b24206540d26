package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.guard.KillSwitch;
import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.CallTree;
import dev.holter.profile.EndpointTotal;
import dev.holter.profile.FrameTotal;
import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.session.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** The shapes of the endpoint's JSON. Maps, so that the application's JSON library does not matter. */
final class Answers {

    private static final int TOP_FRAMES = 10;

    private Answers() {}

    static WebEndpointResponse<Object> refusal(Refusal refusal) {
        Map<String, Object> body = new LinkedHashMap<>();
        int status = status(refusal.code());
        body.put("status", status);
        body.put("code", refusal.code().name());
        body.put("detail", refusal.detail());
        if (refusal.retryAfter() != null) {
            body.put("retryAfter", refusal.retryAfter().toSeconds());
        }
        return new WebEndpointResponse<>(body, status);
    }

    private static int status(RefusalCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN, OUT_OF_SCOPE -> 403;
            case NOT_FOUND -> 404;
            case EXPIRED -> 410;
            case BUSY, NOT_READY -> 409;
            case UNSUPPORTED -> 422;
            case LIMITED -> 429;
            case STARTING, KILLED, NO_SPACE -> 503;
        };
    }

    static Map<String, Object> status(Holter holter) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("service", holter.settings().service());
        body.put("instance", holter.settings().instance());
        body.put("state", holter.state().name());
        body.put("killSwitch", killSwitch(holter.killSwitch()));
        body.put("breaker", null);
        body.put("budget", Map.of("cpu", holter.settings().budget()));
        body.put(
                "overhead",
                holter.sessions().stream()
                        .flatMap(session -> session.finishedProfile().stream())
                        .findFirst()
                        .map(profile -> overhead(profile.overhead()))
                        .orElse(null));
        body.put("continuous", Map.of("enabled", false));
        body.put("fleet", Map.of("coordinator", "single"));
        boolean supported = holter.unsupported().isEmpty();
        body.put(
                "types",
                holter.types().stream()
                        .map(type -> Map.of(
                                "name", type.name(),
                                "question", type.question(),
                                "value", type.value(),
                                "unit", type.unit(),
                                "supported", supported))
                        .toList());
        body.put("sessions", holter.sessions().stream().map(Answers::brief).toList());
        body.put("otherRecordings", holter.otherRecordings());
        body.put("unsupported", holter.unsupported().orElse(null));
        return present(body);
    }

    static Map<String, Object> killSwitch(KillSwitch killSwitch) {
        return Map.of("engaged", killSwitch.isEngaged(), "engagements", killSwitch.engagements());
    }

    static Map<String, Object> brief(Session session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", session.id());
        body.put("type", session.request().type().name());
        body.put("state", session.state().name());
        body.put("startedAt", session.startedAt().toString());
        body.put("endsAt", session.endsAt().toString());
        body.put("links", Map.of("self", session.id(), "collapsed", session.id() + "/collapsed"));
        return body;
    }

    static Map<String, Object> session(Session session) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("type", session.request().type().name());
        request.put("duration", session.request().duration().toString());
        request.put("endpoint", session.request().endpoint());
        request.put("instance", session.request().instance());
        request.put("question", session.request().question());
        request.put("live", session.request().live());
        Map<String, @Nullable Object> body = new LinkedHashMap<>(brief(session));
        body.put("request", present(request));
        body.put("samples", session.samples());
        body.put("failure", session.failure().orElse(null));
        session.finishedProfile().ifPresent(profile -> body.putAll(profile(profile)));
        return present(body);
    }

    private static Map<String, Object> profile(Profile profile) {
        long total = profile.samples().totalValue();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(
                "value",
                Map.of("name", profile.type().value(), "unit", profile.type().unit(), "total", total));
        body.put("overhead", overhead(profile.overhead()));
        body.put("truncated", profile.provenance().truncated());
        body.put("notes", profile.provenance().notes());
        body.put(
                "top",
                FrameTotal.of(CallTree.of(profile)).stream()
                        .limit(TOP_FRAMES)
                        .map(frame -> Map.of(
                                "frame", frame.frame(),
                                "selfSamples", frame.selfSamples(),
                                "selfValue", frame.selfValue(),
                                "selfShare", share(frame.selfValue(), total)))
                        .toList());
        body.put(
                "endpoints",
                profile.endpoints().stream().map(e -> endpoint(e, total)).toList());
        return present(body);
    }

    private static Map<String, Object> endpoint(EndpointTotal endpoint, long total) {
        return Map.of(
                "endpoint", endpoint.endpoint(),
                "samples", endpoint.samples(),
                "value", endpoint.value(),
                "share", share(endpoint.value(), total));
    }

    private static Map<String, Object> overhead(Overhead overhead) {
        return Map.of(
                "share", overhead.share(),
                "processShare", overhead.processShare(),
                "measuredNanos", overhead.measured().toNanos(),
                "estimatedNanos", overhead.estimated().toNanos(),
                "method", overhead.method());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** Without the entries that have no value. */
    private static Map<String, Object> present(Map<String, @Nullable Object> body) {
        Map<String, Object> present = new LinkedHashMap<>();
        body.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        return present;
    }
}
