package dev.holter.endtoend;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A row of the table of access: one call.
 *
 * @param path below the endpoint's own, with {@code {id}} in it
 */
record Row(Operation operation, String path) {

    /** What is allowed shows within this time: a session that was stopped ends on a thread of its own. */
    private static final Duration SHOWS_WITHIN = Duration.ofSeconds(5);

    /** Each operation, and each view. */
    static List<Row> all(List<String> views) {
        return Stream.of(Operation.values())
                .flatMap(operation -> operation == Operation.VIEW
                        ? views.stream().map(view -> new Row(operation, "/{id}/" + view))
                        : Stream.of(new Row(operation, operation.path())))
                .toList();
    }

    /** Sends the call: the status, the code of a refusal, and whether anything is changed after it. */
    String call(AccessService service, Who who, boolean expectChange) {
        String path = service.set(operation.scene(), this.path);
        String before = service.truth();
        HttpResponse<String> answer = service.profiling().client().send(request(service, who, path));
        boolean changed =
                expectChange ? changes(service, before) : !service.truth().equals(before);
        String code = answer.statusCode() < 400
                ? ""
                : " " + ProfilingClient.json(answer).path("code").asText();
        return answer.statusCode() + code + (changed ? " changed" : "");
    }

    private static boolean changes(AccessService service, String before) {
        try {
            Awaitility.await().atMost(SHOWS_WITHIN).until(() -> !service.truth().equals(before));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(AccessService service, Who who, String path) {
        String below = path.equals("/") ? "" : path;
        String query = path.endsWith("/diff") ? "?base=" + path.split("/")[1] : "";
        HttpRequest.Builder request = service.profiling().request(who.user(), below + query);
        return operation.body().isEmpty()
                ? request.method(operation.method(), BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(operation.body())));
    }

    static String json(Map<String, String> body) {
        return body.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
