package dev.holter.endtoend;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page of another site can make a browser send without asking: forms, and requests with the mode {@code no-cors}, with
 * whatever credentials the browser has at hand. None may change anything, and no preflight may be granted.
 */
final class CrossSite {

    static final String EVIL = "https://evil.example";
    private static final String BOUNDARY = "holter-boundary";

    private final AccessService service;
    private final Map<String, String> credentials; // name of a header and its value, by what they are called
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    private CrossSite(AccessService service, Map<String, String> credentials) {
        this.service = service;
        this.credentials = credentials;
    }

    /** Sends them all with each of the credentials, each a {@code Name: value} or empty. */
    static CrossSite on(AccessService service, List<String> credentials) {
        Map<String, String> named = new LinkedHashMap<>();
        credentials.forEach(header -> named.put(header.replaceFirst(":.*", ""), header));
        CrossSite crossSite = new CrossSite(service, named);
        for (Operation operation : Operation.values()) {
            if (operation.changes()) {
                named.keySet().forEach(credential -> crossSite.attack(operation, credential));
                crossSite.preflight(operation);
            }
        }
        return crossSite;
    }

    private void attack(Operation operation, String credential) {
        Map<String, String> values = new LinkedHashMap<>(operation.body());
        values.put("_method", operation.method()); // filters exist that take the method from there
        String json = Row.json(operation.body());
        String form = form(values);
        for (String mode : List.of("navigate", "no-cors")) {
            post(operation, credential, mode, "", "application/x-www-form-urlencoded", form);
            post(operation, credential, mode, "?" + form, "application/x-www-form-urlencoded", form);
            post(operation, credential, mode, "", "application/x-www-form-urlencoded", json);
            post(operation, credential, mode, "", "multipart/form-data; boundary=" + BOUNDARY, multipart(values));
            post(operation, credential, mode, "", "text/plain", json);
            post(operation, credential, mode, "?_method=" + operation.method(), "text/plain;charset=UTF-8", json);
            send(operation, credential, mode, "?" + form, "GET", null, "");
        }
        post(operation, credential, "no-cors", "", null, json); // a Blob without a type
        send(operation, credential, "no-cors", "?" + form, "HEAD", null, "");
    }

    private void post(
            Operation operation, String credential, String mode, String query, @Nullable String type, String body) {
        send(operation, credential, mode, query, "POST", type, body);
    }

    private void send(
            Operation operation,
            String credential,
            String mode,
            String query,
            String method,
            @Nullable String type,
            String body) {
        String path = service.set(operation.scene(), operation.path());
        HttpRequest.Builder request = request(path, query)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Dest", mode.equals("navigate") ? "document" : "empty")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        String header = credentials.get(credential);
        if (header != null && !header.isEmpty()) {
            request.header(credential, header.substring(credential.length() + 2));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        String before = service.truth() + service.done();
        HttpResponse<String> answer = service.profiling().client().send(request);
        judge(
                "%s by %s %s with %s, %s, credentials '%s'".formatted(operation, method, query, type, mode, credential),
                before,
                method.equals("POST"),
                answer);
    }

    private void judge(String what, String before, boolean write, HttpResponse<String> answer) {
        sent++;
        if (!before.equals(service.truth() + service.done())) {
            wrong.add(what + " changed something: " + answer.statusCode());
        }
        if (write && answer.statusCode() < 400) {
            wrong.add(what + " was taken: " + answer.statusCode());
        }
        if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
            wrong.add(what + " made it fail: " + answer.statusCode());
        }
        if (answer.headers().map().keySet().stream().anyMatch(name -> name.startsWith("access-control-allow"))) {
            wrong.add(what + " may be read by another site: " + answer.headers());
        }
    }

    private void preflight(Operation operation) {
        String path = service.set(operation.scene(), operation.path());
        String before = service.truth() + service.done();
        HttpResponse<String> answer = service.profiling()
                .client()
                .send(request(path, "")
                        .header("Access-Control-Request-Method", operation.method())
                        .header("Access-Control-Request-Headers", "content-type")
                        .method("OPTIONS", BodyPublishers.noBody()));
        judge("preflight of " + operation, before, false, answer);
    }

    private HttpRequest.Builder request(String path, String query) {
        return service.profiling()
                .request(null, (path.equals("/") ? "" : path) + query)
                .header("Origin", EVIL)
                .header("Referer", EVIL + "/");
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String multipart(Map<String, String> values) {
        return values.entrySet().stream()
                        .map(entry -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(BOUNDARY, entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining())
                + "--" + BOUNDARY + "--\r\n";
    }

    int sent() {
        return sent;
    }

    /** What was not as it should be. */
    List<String> wrong() {
        return wrong;
    }
}
