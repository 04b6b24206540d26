package dev.holter.endtoend;

import static dev.holter.endtoend.Scene.KILLED;
import static dev.holter.endtoend.Scene.QUARANTINED;
import static dev.holter.endtoend.Scene.QUIET;
import static dev.holter.endtoend.Scene.RUNNING;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that the endpoint can do, and the rule that says who may. */
enum Operation {
    STATUS("GET", "/", QUIET, 200, Map.of(), "tells the status"),
    SESSION("GET", "/{id}", QUIET, 200, Map.of(), "tells of a session"),
    VIEW("GET", "/{id}/{view}", QUIET, 200, Map.of(), "hands out a profile"),
    START("POST", "/", QUIET, 202, Map.of("type", "cpu", "duration", "30s"), "starts a session"),
    STOP("POST", "/{id}", RUNNING, 200, Map.of("state", "STOPPED"), "stops a session"),
    DROP("DELETE", "/{id}", QUIET, 204, Map.of(), "drops a finished session"),
    KILL("POST", "/kill-switch", RUNNING, 200, Map.of("engaged", "true", "reason", "r"), "engages the kill switch"),
    RELEASE("POST", "/kill-switch", KILLED, 200, Map.of("engaged", "false", "reason", "r"), "releases the kill switch"),
    CLEAR("POST", "/quarantine", QUARANTINED, 200, Map.of("type", "heap", "reason", "r"), "clears a quarantine");

    /** The words that stand in the place of an id. */
    static final List<String> WORDS = List.of("kill-switch", "quarantine");

    private final String method;
    private final String path;
    private final Scene scene;
    private final int success;
    private final Map<String, String> body;
    private final String does;

    Operation(String method, String path, Scene scene, int success, Map<String, String> body, String does) {
        this.method = method;
        this.path = path;
        this.scene = scene;
        this.success = success;
        this.body = body;
        this.does = does;
    }

    /** The rule: who may look may also stop everything; all else that changes something is the operator's. */
    Who role() {
        return !changes() || this == KILL ? Who.VIEWER : Who.OPERATOR;
    }

    boolean changes() {
        return !method.equals("GET");
    }

    String method() {
        return method;
    }

    /** Below the endpoint's own, with {@code {id}} and {@code {view}}. */
    String path() {
        return path;
    }

    Scene scene() {
        return scene;
    }

    /** The HTTP status where it is allowed. */
    int success() {
        return success;
    }

    /** The keys and values of its body; empty where it has none. */
    Map<String, String> body() {
        return body;
    }

    String does() {
        return does;
    }

    /** Method and path as the endpoint itself declares them, where a word is one of the values of {@code {id}}. */
    String declared() {
        String declared = path;
        for (String word : WORDS) {
            declared = declared.replace(word, "{id}");
        }
        return method + " " + declared;
    }

    static List<String> allDeclared() {
        return Stream.of(values()).map(Operation::declared).distinct().sorted().toList();
    }
}
