package dev.holter.benchmarks.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Holter's endpoint of a service, called as its operator. */
public final class Profiling {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PREPARATION = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(30);

    /** Rare enough that asking costs the service nothing that shows. */
    private static final long POLL_MILLIS = 500;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI endpoint;

    Profiling(URI base) {
        this.endpoint = base.resolve("/actuator/profiling");
    }

    /** What this instance can do now. */
    public JsonNode status() throws IOException, InterruptedException {
        return json.readTree(get("").body());
    }

    /** Waits until JFR is prepared, which takes a moment after the start. */
    public void awaitReady() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (status().path("state").asText().equals("STARTING")) {
            if (System.nanoTime() - begun > PREPARATION.toNanos()) {
                throw new IOException("JDK Flight Recorder did not become ready in " + PREPARATION.toSeconds() + " s.");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /**
     * Starts a session; returns its id. Throws {@link IOException} with the reason where it is refused.
     *
     * @param body what to start, for example <code>{"type":"cpu"}</code>
     */
    public String start(String body) throws IOException, InterruptedException {
        HttpRequest request = request("")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("The session was refused: " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body()).get("id").asText();
    }

    /** Starts a session of this type, for so long; returns its id. Throws {@link IOException} with the reason where it is refused. */
    public String start(String type, long seconds) throws IOException, InterruptedException {
        return start("{\"type\":\"" + type + "\",\"duration\":\"" + seconds + "s\"}");
    }

    /** The session as the endpoint describes it now. */
    public JsonNode session(String id) throws IOException, InterruptedException {
        return json.readTree(get("/" + id).body());
    }

    /** The session when it is over, whatever became of it. Asks a few times, so not to be called while something is measured. */
    public JsonNode awaitEnd(String id) throws IOException, InterruptedException {
        JsonNode session = session(id);
        long left = Duration.between(
                        java.time.Instant.now(),
                        java.time.Instant.parse(session.path("endsAt").asText()))
                .toMillis();
        Thread.sleep(Math.max(0, left));
        long begun = System.nanoTime();
        while ((session = session(id)).path("state").asText().equals("RUNNING")) {
            if (System.nanoTime() - begun > END.toNanos()) {
                throw new IOException("Session " + id + " does not end.");
            }
            Thread.sleep(POLL_MILLIS);
        }
        return session;
    }

    /** The same; throws {@link IOException} where the session was not completed. */
    public JsonNode awaitCompleted(String id) throws IOException, InterruptedException {
        JsonNode session = awaitEnd(id);
        if (!session.path("state").asText().equals("COMPLETED")) {
            throw new IOException("The session was not completed: " + session);
        }
        return session;
    }

    /** What one of its addresses answers, for example <code>/{id}/flamegraph</code>. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(request(path).build(), BodyHandlers.ofString());
    }

    /** How many bytes one of its addresses answers with; compressed, where the service compresses what it sends. */
    public long bytes(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).header("Accept-Encoding", "gzip").build();
        return get(request, BodyHandlers.ofByteArray()).body().length;
    }

    private <T> HttpResponse<T> get(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<T> answer = client.send(request, handler);
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .timeout(TIMEOUT)
                .header("Authorization", OPERATOR);
    }
}
