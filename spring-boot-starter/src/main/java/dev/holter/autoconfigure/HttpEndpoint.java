package dev.holter.autoconfigure;

import java.util.Set;

/** What an HTTP endpoint is called: method and route template. */
final class HttpEndpoint {

    /** A client may send any method; other ones share a name, so that the number of endpoints stays bounded. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private HttpEndpoint() {}

    static String of(String method, String pattern) {
        return (METHODS.contains(method) ? method : "OTHER") + " " + pattern;
    }
}
