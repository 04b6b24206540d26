package dev.holter.actuate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Stands before the endpoint in a Servlet container: applies {@link RequestRules}, and sets the headers that all answers carry.
 * Checks the roles first, so that nobody else's request is looked at. To be mapped to the endpoint's path and all below it.
 */
public final class ProfilingFilter implements Filter {

    private final ProfilingRoles roles;
    private final String path;
    private final AuditTrail audit;

    /**
     * @param path the endpoint's path within the web application, without a slash at its end
     */
    public ProfilingFilter(ProfilingRoles roles, String path, Audit audit) {
        this.roles = roles;
        this.audit = new AuditTrail(audit);
        this.path = path;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        request.setAttribute(ServletExchange.BASE_PATH, request.getContextPath() + path);
        HttpServletRequest judged;
        try {
            judged = judge(request);
        } catch (Refused e) {
            audit.refused(new ServletCaller(request), e.refusal());
            write(response, RefusalBody.of(e.refusal()));
            return;
        } catch (MalformedBody e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (judged == null) {
            refuseMediaType(request, response);
        } else {
            chain.doFilter(judged, response);
        }
    }

    /** The request to go on with; null where its media type is not taken. */
    private @Nullable HttpServletRequest judge(HttpServletRequest request) throws IOException {
        String method = request.getMethod();
        boolean read = method.equals("GET") || method.equals("HEAD");
        boolean post = method.equals("POST");
        boolean write = post || method.equals("DELETE");
        if (!read && !write) {
            return isMultipart(request) ? null : new BodylessRequest(request);
        }
        List<String> below = below(request);
        roles.check(new ServletCaller(request), RequestRules.leastRole(write, below))
                .ifPresent(refusal -> {
                    throw new Refused(refusal);
                });
        if (write && !JsonBody.isTaken(post, request.getContentType())) {
            return null;
        }
        RequestRules.checkParameters(write, below, request.getQueryString(), parameters(request));
        return post ? ServletBody.judged(request, below) : new BodylessRequest(request);
    }

    private List<String> below(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        String full = request.getServletPath() + (pathInfo == null ? "" : pathInfo);
        String rest = full.startsWith(path) ? full.substring(path.length()) : "";
        return List.of(StringUtils.tokenizeToStringArray(rest, "/", false, true));
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RuntimeException e) { // containers differ in what they throw at a query that is not well-formed
            throw Refused.invalid("The query parameters cannot be read.");
        }
    }

    /** The application's error page would parse a multipart request, and fail at a broken one: that one gets no page. */
    private static void refuseMediaType(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isMultipart(request)) {
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static void write(HttpServletResponse response, RefusalBody refusal) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.getOutputStream().write(refusal.toJson().getBytes(StandardCharsets.UTF_8));
    }
}
