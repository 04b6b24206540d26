package dev.holter.autoconfigure;

import dev.holter.format.FlameGraphPage;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the endpoint's operations cannot see: actuator lets query parameters override the body and even path variables, so
 * writes take none, and reads only the ones that a view has, each once. Also keeps answers out of caches.
 */
final class QueryRulesFilter implements Filter {

    private static final Set<String> VIEW_PARAMETERS = Set.of("endpoint");

    private final String path;

    QueryRulesFilter(String path) {
        this.path = path;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && http.getRequestURI().contains(path)) {
            answer.setHeader("Cache-Control", "no-store");
            answer.setHeader("X-Content-Type-Options", "nosniff");
            if (http.getRequestURI().endsWith("/flamegraph")) {
                answer.setHeader("Content-Security-Policy", FlameGraphPage.contentSecurityPolicy());
            }
            if (!isAllowed(http.getMethod(), http.getQueryString())) {
                refuse(answer);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    static boolean isAllowed(String method, @Nullable String query) {
        if (query == null || query.isEmpty()) {
            return true;
        }
        Set<String> seen = new HashSet<>();
        for (String parameter : query.split("&", -1)) {
            String name = parameter.split("=", 2)[0];
            if (!VIEW_PARAMETERS.contains(name) || !seen.add(name)) {
                return false;
            }
        }
        return method.equals("GET") || method.equals("HEAD");
    }

    private static void refuse(HttpServletResponse answer) throws IOException {
        byte[] body =
                ("{\"status\":400,\"code\":\"INVALID_REQUEST\",\"detail\":\"Query parameters: none on writes; on views only"
                                + " 'endpoint', once.\"}")
                        .getBytes(StandardCharsets.UTF_8);
        answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        answer.setContentType("application/json");
        answer.setContentLength(body.length);
        answer.getOutputStream().write(body);
    }
}
