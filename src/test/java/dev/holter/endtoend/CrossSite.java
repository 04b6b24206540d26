package dev.holter.endtoend;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page of another site can make a browser send, with whatever credentials the browser has at hand. Nothing of it may change
 * anything, and no preflight may be granted.
 */
final class CrossSite {

    private static final String EVIL = "https://evil.example";

    private final AccessService service;
    private final List<String> wrong = new ArrayList<>();
    private int sent;
    private String path = "";
    private String before = "";

    private CrossSite(AccessService service) {
        this.service = service;
    }

    /** Sends all of it with each of these headers, each a {@code Name: value}, or empty for none. */
    static CrossSite on(AccessService service, List<String> credentials) {
        CrossSite crossSite = new CrossSite(service);
        for (Operation operation : Operation.values()) {
            if (operation.changes()) {
                credentials.forEach(header -> crossSite.attack(operation, header));
                crossSite.preflight(operation);
            }
        }
        return crossSite;
    }

    private void attack(Operation operation, String header) {
        setScene(operation);
        String[] nameAndValue = header.split(": ", 2);
        for (Attack attack : Attack.on(operation)) {
            HttpRequest.Builder request = request(attack.query());
            attack.addTo(request);
            if (!header.isEmpty()) {
                request.header(nameAndValue[0], nameAndValue[1]);
            }
            HttpResponse<String> answer = service.profiling().client().send(request);
            judge(operation, attack + " with '" + nameAndValue[0] + "'", answer);
            if (attack.method().equals("POST") && answer.statusCode() < 400) {
                wrong.add(operation + " by " + attack + " was taken: " + answer.statusCode());
            }
        }
    }

    private void preflight(Operation operation) {
        setScene(operation);
        HttpRequest.Builder request = request("")
                .header("Access-Control-Request-Method", operation.method())
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody());
        judge(operation, "a preflight", service.profiling().client().send(request));
    }

    private void judge(Operation operation, String how, HttpResponse<String> answer) {
        String what = operation + " by " + how;
        sent++;
        if (!before.equals(truth())) {
            wrong.add(what + " changed something: " + answer.statusCode());
            setScene(operation);
        }
        if (answer.statusCode() >= 500) {
            wrong.add(what + " made it fail: " + answer.statusCode());
        }
        if (answer.headers().map().keySet().stream().anyMatch(name -> name.startsWith("access-control-allow"))) {
            wrong.add(what + " may be read by another site: " + answer.headers());
        }
    }

    private void setScene(Operation operation) {
        path = service.set(operation.scene(), operation.path());
        before = truth();
    }

    /** What is so, and what was done. */
    private String truth() {
        return service.truth() + service.done();
    }

    private HttpRequest.Builder request(String query) {
        return service.profiling()
                .request(null, (path.equals("/") ? "" : path) + query)
                .header("Origin", EVIL)
                .header("Referer", EVIL + "/");
    }

    int sent() {
        return sent;
    }

    /** What was not as it should be. */
    List<String> wrong() {
        return wrong;
    }
}
