package dev.holter.actuate;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Stands before the endpoint in a reactive web application, and does there what {@link ProfilingFilter} does in a Servlet
 * container: applies {@link RequestRules} after the roles, and sets the headers that answers carry.
 */
public final class ReactiveProfilingFilter implements WebFilter {

    /** As much as Tomcat reads of what nobody wants. */
    private static final long MAX_READ_BYTES = 2 << 20;

    private final ProfilingRoles roles;
    private final AuditTrail audit;
    private final PathPattern endpoint;
    private final int depth;

    /**
     * @param path the endpoint's path within the web application, without a slash at its end
     */
    public ReactiveProfilingFilter(ProfilingRoles roles, String path, Audit audit) {
        this.roles = roles;
        this.audit = new AuditTrail(audit);
        this.endpoint = PathPatternParser.defaultInstance.parse(path + "/**"); // matches the path itself, too
        this.depth = segments(PathContainer.parsePath(path)).size();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        if (!endpoint.matches(path)) {
            return chain.filter(exchange);
        }
        List<String> segments = segments(path);
        List<String> below = segments.subList(Math.min(depth, segments.size()), segments.size());
        setHeaders(exchange.getResponse(), below);
        return exchange.getPrincipal()
                .map(ReactiveCaller::new)
                .defaultIfEmpty(ReactiveCaller.NOBODY)
                .zipWith(body(exchange.getRequest()))
                .flatMap(read -> goOn(exchange, chain, below, read.getT1(), read.getT2()));
    }

    private Mono<Void> goOn(
            ServerWebExchange exchange, WebFilterChain chain, List<String> below, ReactiveCaller caller, byte[] body) {
        ServerHttpRequest judged;
        try {
            judged = judge(exchange.getRequest(), below, caller, body);
        } catch (Refused e) {
            audit.refused(caller, e.refusal());
            return write(exchange.getResponse(), e);
        }
        return chain.filter(exchange.mutate().request(judged).build());
    }

    /** The request to go on with. */
    private ServerHttpRequest judge(ServerHttpRequest request, List<String> below, ReactiveCaller caller, byte[] body) {
        boolean post = request.getMethod() == HttpMethod.POST;
        boolean write = post || request.getMethod() == HttpMethod.DELETE;
        boolean read = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (!read && !write) {
            return new ReactiveRequest(request, null);
        }
        roles.check(caller, RequestRules.leastRole(write, below)).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
        String contentType = request.getHeaders().getFirst("Content-Type");
        if (write && !JsonBody.isTaken(post, contentType)) {
            throw new UnsupportedMediaTypeStatusException("JSON only");
        }
        RequestRules.checkParameters(write, below, request.getURI().getRawQuery(), parameters(request));
        if (!post) {
            return new ReactiveRequest(request, null);
        }
        check(body, contentType, below);
        return new ReactiveRequest(request, body);
    }

    private static void check(byte[] body, @Nullable String contentType, List<String> below) {
        if (body.length > RequestRules.MAX_BODY_BYTES) {
            throw RequestRules.tooLarge();
        }
        try {
            JsonBody.check(body, contentType, below);
        } catch (MalformedBody e) {
            throw new ServerWebInputException("The body is no JSON object");
        }
    }

    /** All of the body, or more of it than is taken. Read whatever the request, because Netty resets a connection with unread data. */
    private static Mono<byte[]> body(ServerHttpRequest request) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
        return DataBufferUtils.takeUntilByteCount(request.getBody(), MAX_READ_BYTES)
                .doOnNext(buffer -> keep(buffer, kept))
                .then(Mono.fromSupplier(kept::toByteArray));
    }

    private static void keep(DataBuffer buffer, ByteArrayOutputStream kept) {
        if (kept.size() <= RequestRules.MAX_BODY_BYTES) {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            kept.writeBytes(bytes);
        }
        DataBufferUtils.release(buffer);
    }

    private static Map<String, String[]> parameters(ServerHttpRequest request) {
        Map<String, String[]> parameters = new HashMap<>();
        try {
            request.getQueryParams().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        } catch (RuntimeException e) { // a percent sign without digits
            throw Refused.invalid("The query parameters cannot be read.");
        }
        return parameters;
    }

    private static List<String> segments(PathContainer path) {
        List<String> segments = new ArrayList<>();
        for (PathContainer.Element element : path.elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                segments.add(segment.valueToMatch());
            }
        }
        return segments;
    }

    private static void setHeaders(ServerHttpResponse response, List<String> below) {
        response.beforeCommit(() -> {
            response.getHeaders().set("Cache-Control", "no-store");
            response.getHeaders().set("X-Content-Type-Options", "nosniff");
            HttpStatusCode status = response.getStatusCode();
            if (below.size() == 2 && (status == null || status.is2xxSuccessful())) {
                Views.headers(below.get(1)).forEach(response.getHeaders()::set);
            }
            return Mono.empty();
        });
    }

    private static Mono<Void> write(ServerHttpResponse response, Refused refused) {
        RefusalBody body = RefusalBody.of(refused.refusal());
        response.setStatusCode(HttpStatusCode.valueOf(body.status()));
        return ReactiveRefusals.write(body, response);
    }
}
