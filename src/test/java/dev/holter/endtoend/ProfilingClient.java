package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Calls Holter's endpoint; a path is what follows the endpoint's own.
 *
 * @param client of the port where the actuator is served
 */
record ProfilingClient(ServiceClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();

    HttpRequest.Builder request(@Nullable String user, String path) {
        return client.request(user, "/actuator/profiling" + path);
    }

    HttpResponse<String> get(@Nullable String user, String path) {
        return client.send(request(user, path));
    }

    HttpResponse<String> post(@Nullable String user, String path, String json) {
        return client.send(postRequest(user, path, json));
    }

    HttpRequest.Builder postRequest(@Nullable String user, String path, String json) {
        return request(user, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    HttpResponse<String> delete(@Nullable String user, String path) {
        return client.send(request(user, path).DELETE());
    }

    JsonNode status() {
        return json(get("viewer", ""));
    }

    /** Asks for a cpu session. */
    HttpResponse<String> ask(String duration) {
        return ask(duration, false);
    }

    private HttpResponse<String> ask(String duration, boolean live) {
        return post("operator", "", "{\"type\":\"cpu\",\"live\":" + live + ",\"duration\":\"" + duration + "\"}");
    }

    /** Starts a session that records; its id. */
    String startSession(String duration) {
        return startSession(duration, false);
    }

    /** Starts a session that is read along; its id. */
    String startLiveSession(String duration) {
        return startSession(duration, true);
    }

    /** Starts a session, live or a window; its id. */
    String startSession(String duration, boolean live) {
        HttpResponse<String> started = ask(duration, live);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return json(started).get("id").asText();
    }

    JsonNode session(String id) {
        return json(get("viewer", "/" + id));
    }

    /** Waits until the session is over; the session. */
    JsonNode finished(String id) {
        Awaitility.await("session " + id + " ends")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(250)) // each look is a request of the service that is profiled
                .until(() -> !session(id).get("state").asText().equals("RUNNING"));
        return session(id);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + response.statusCode() + " " + response.body(), e);
        }
    }

    /** Status and code of a refusal. */
    static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + json(response).path("code").asText();
    }
}
