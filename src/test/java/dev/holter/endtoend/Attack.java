package dev.holter.endtoend;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request that a page of another site can make a browser send without a preflight.
 *
 * @param mode {@code navigate} of a form or a link, {@code no-cors} of a script
 * @param query with its question mark; may be empty
 * @param type the content type; null where there is none
 */
record Attack(
        String mode, String method, String query, @Nullable String type, String body) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BOUNDARY = "holter-boundary";

    /** All that ask for this operation. */
    static List<Attack> on(Operation operation) {
        Map<String, String> values = new LinkedHashMap<>(operation.body());
        values.put("_method", operation.method()); // filters exist that take the method from there
        String json = Row.json(operation.body());
        String form = form(values);
        Stream<Attack> both = Stream.of("navigate", "no-cors")
                .flatMap(mode -> Stream.of(
                        new Attack(mode, "POST", "", FORM, form),
                        new Attack(mode, "POST", "?" + form, FORM, form),
                        new Attack(mode, "POST", "", FORM, json),
                        new Attack(mode, "POST", "", "multipart/form-data; boundary=" + BOUNDARY, multipart(values)),
                        new Attack(mode, "POST", "", "text/plain", json),
                        new Attack(mode, "POST", "?_method=" + operation.method(), "text/plain;charset=UTF-8", json),
                        new Attack(mode, "GET", "?" + form, null, "")));
        Stream<Attack> byScript = Stream.of(
                new Attack("no-cors", "POST", "", null, json), // a Blob without a type
                new Attack("no-cors", "HEAD", "?" + form, null, ""));
        return Stream.concat(both, byScript).toList();
    }

    void addTo(HttpRequest.Builder request) {
        request.header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Dest", mode.equals("navigate") ? "document" : "empty")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
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
}
