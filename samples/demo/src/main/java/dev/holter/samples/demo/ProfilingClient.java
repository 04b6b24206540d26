package dev.holter.samples.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Calls the endpoint {@code profiling} as a user would, by HTTP basic as {@code operator}. */
final class ProfilingClient {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int STARTING_TRIES = 60;
    private static final long STARTING_MILLIS = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI profiling;

    ProfilingClient(URI base) {
        this.profiling = base.resolve("/actuator/profiling");
    }

    /** Starts a session, once JFR is ready; returns its id. */
    String start(String body) throws IOException, InterruptedException, DemoException {
        HttpRequest request = request("")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        for (int i = 0; i < STARTING_TRIES; i++) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 202) {
                return json.readTree(answer.body()).get("id").asText();
            }
            if (answer.statusCode() != 503 || !answer.body().contains("STARTING")) {
                throw new DemoException("The session was refused: " + answer.statusCode() + " " + answer.body());
            }
            Thread.sleep(STARTING_MILLIS);
        }
        throw new DemoException("JDK Flight Recorder did not become ready.");
    }

    /** The session as the endpoint describes it. */
    JsonNode session(String id) throws IOException, InterruptedException, DemoException {
        HttpResponse<String> answer = client.send(request("/" + id).build(), BodyHandlers.ofString());
        return json.readTree(requireOk(answer).body());
    }

    /** Saves a view of the finished profile. */
    void save(String id, String view, Path file) throws IOException, InterruptedException, DemoException {
        HttpResponse<byte[]> answer = client.send(request("/" + id + "/" + view).build(), BodyHandlers.ofByteArray());
        Files.write(file, requireOk(answer).body());
    }

    private static <T> HttpResponse<T> requireOk(HttpResponse<T> answer) throws DemoException {
        if (answer.statusCode() != 200) {
            throw new DemoException(answer.uri() + " answered " + answer.statusCode() + ".");
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(profiling + path))
                .timeout(TIMEOUT)
                .header("Authorization", OPERATOR);
    }
}
