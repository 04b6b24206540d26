package dev.holter.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes requests of the endpoint that are right, nearly right and plainly wrong; the same ones for the same seed. */
final class RequestGenerator {

    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "POST", "POST", "DELETE", "HEAD", "PUT", "PATCH", "OPTIONS");
    private static final List<String> SEGMENTS = List.of(
            "",
            "s-000000000000",
            "kill-switch",
            "quarantine",
            "plan",
            "trend",
            "x",
            "%7Bid%7D",
            "a%20b",
            "%00",
            "%ff",
            "s-%C3%A4",
            "..",
            ".",
            "%2e%2e",
            "..%2f",
            ";a=b",
            "s-000000000000;v=1",
            "%25",
            "%3Cb%3E",
            "null",
            "-1");
    private static final List<String> VIEWS = List.of(
            "collapsed",
            "flamegraph",
            "top",
            "tree",
            "pprof",
            "otlp",
            "jfr",
            "diff",
            "",
            "COLLAPSED",
            "..",
            "%2e%2e",
            "collapsed/x",
            "a%0d%0ab");
    private static final List<String> QUERIES = List.of(
            "id=kill-switch",
            "view=top",
            "endpoint=GET%20/ping",
            "endpoint=a&endpoint=b",
            "slow=true",
            "slow=maybe",
            "base=s-000000000000",
            "state=STOPPED",
            "x",
            "=",
            "&&&",
            "%zz",
            "endpoint=%ff",
            "a=%00",
            "endpoint=%E2%82",
            "id[]=1",
            "engaged=true",
            "duration=1s",
            "_method=DELETE");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=utf-8",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/json;charset=",
            "application/vnd.spring-boot.actuator.v3+json",
            "application/x-www-form-urlencoded",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "multipart/mixed",
            "a",
            "*/*",
            "application/*",
            "application/json, text/plain",
            ";");
    private static final List<String> ACCEPTS = List.of(
            "*/*",
            "text/html",
            "application/json",
            "image/png",
            "a",
            "text/html;q=2",
            "application/json;charset=x",
            "",
            "*",
            "text/*;q=0.1,*/*;q=0");
    private static final List<String> KEYS = List.of(
            "type",
            "duration",
            "endpoint",
            "instance",
            "question",
            "live",
            "state",
            "engaged",
            "reason",
            "id",
            "view",
            "",
            "a b",
            "\\u0000",
            "__proto__");
    private static final List<String> VALUES = List.of(
            "\"cpu\"",
            "\"1s\"",
            "\"-1s\"",
            "\"9999999999999999d\"",
            "\"PT999999999999999S\"",
            "\"STOPPED\"",
            "true",
            "false",
            "\"true\"",
            "null",
            "[]",
            "{}",
            "0",
            "-1",
            "1e400",
            "99999999999999999999999999",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"<script>\"",
            "\"GET /burn/{id}\"",
            "\"application\"",
            "\"shop-1\"",
            "1.5",
            "\"\"");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "}",
            "[]",
            "null",
            "\"a\"",
            "1",
            "{}{}",
            "{\"type\":}",
            "{\"a\":1,}",
            "{'type':'cpu'}",
            "\u0000",
            "\uFEFF{}",
            "type=cpu",
            "--x\r\n\r\n--x--",
            "{\"type\":\"cpu\",\"duration\":\"1s\"}",
            "{\"engaged\":true,\"reason\":\"r\"}",
            "{\"engaged\":false,\"reason\":\"r\"}",
            "{\"state\":\"STOPPED\"}");

    private final Random random;
    private final String session;

    RequestGenerator(int seed, String session) {
        this.random = new Random(seed);
        this.session = session;
    }

    /** A whole request, after which the server closes the connection. */
    String next() {
        if (random.nextInt(20) == 0) {
            return rightStart();
        }
        String method = random.nextInt(60) == 0 ? "BREW" : pick(METHODS);
        byte[] body = (method.equals("GET") && random.nextInt(10) > 0 ? "" : body()).getBytes(StandardCharsets.UTF_8);
        StringBuilder request = new StringBuilder(method)
                .append(' ')
                .append(target())
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        user(request);
        if (body.length > 0 || random.nextInt(4) == 0) {
            header(request, "Content-Type", pick(TYPES));
        }
        if (random.nextInt(3) == 0) {
            header(request, "Accept", pick(ACCEPTS));
        }
        odd(request);
        return request.append("Content-Length: ")
                .append(body.length)
                .append("\r\n\r\n")
                .append(new String(body, StandardCharsets.UTF_8))
                .toString();
    }

    private String rightStart() {
        String body = "{\"type\":\"cpu\",\"duration\":\"1s\"}";
        return "POST /actuator/profiling HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + basic("operator") + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private String target() {
        StringBuilder target = new StringBuilder("/actuator/profiling");
        if (random.nextInt(4) > 0) {
            target.append('/').append(random.nextInt(3) == 0 ? session : pick(SEGMENTS));
            if (random.nextInt(2) == 0) {
                target.append('/').append(pick(VIEWS));
            }
        }
        if (random.nextInt(3) == 0) {
            target.append('?').append(pick(QUERIES));
        }
        return target.toString();
    }

    private String body() {
        if (random.nextInt(3) == 0) {
            return pick(BODIES);
        }
        if (random.nextInt(40) == 0) {
            return "{\"type\":\"cpu\",\"question\":\"" + "a".repeat(random.nextInt(200_000)) + "\"}";
        }
        if (random.nextInt(40) == 0) {
            return "[".repeat(1 + random.nextInt(60_000));
        }
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(4); i >= 0; i--) {
            json.append('"')
                    .append(pick(KEYS))
                    .append("\":")
                    .append(pick(VALUES))
                    .append(i == 0 ? "" : ",");
        }
        return json.append('}').toString();
    }

    private void user(StringBuilder request) {
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> header(request, "Authorization", "Basic " + pick(List.of("", "x", "b3BlcmF0b3I=", "Og==")));
            case 2, 3 -> header(request, "Authorization", basic("viewer"));
            case 4 -> header(request, "Authorization", basic("nobody"));
            default -> header(request, "Authorization", basic("operator"));
        }
    }

    private void odd(StringBuilder request) {
        switch (random.nextInt(12)) {
            case 0 ->
                header(
                        request,
                        "Range",
                        pick(List.of("bytes=0-1", "bytes=9-1", "bytes=-", "lines=1", "bytes=0-,0-,0-")));
            case 1 -> header(request, "Origin", "null");
            case 2 -> header(request, "X-HTTP-Method-Override", "DELETE");
            case 3 -> header(request, "If-None-Match", "*");
            case 4 -> header(request, "X-Forwarded-Prefix", "/../x");
            case 5 -> header(request, "Accept-Language", "\u0001");
            case 6 -> header(request, "If-Modified-Since", "yesterday");
            default -> {}
        }
    }

    /** The credentials of a user whose password is the name. */
    private static String basic(String user) {
        String credentials = user + ":" + user;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static void header(StringBuilder request, String name, String value) {
        request.append(name).append(": ").append(value).append("\r\n");
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
