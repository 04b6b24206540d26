package dev.holter.attribution;

import org.jspecify.annotations.Nullable;

/**
 * Tells the endpoint of a request from what is known about it. Asked late, because a route template is known only once the
 * request was routed, and perhaps from another thread than the request's.
 *
 * @param <C> what carries the request
 */
@FunctionalInterface
public interface EndpointNaming<C> {

    /** The route template with its method, for example {@code GET /orders/{id}}; null where it is not known. */
    @Nullable
    String endpoint(C context);

    /**
     * A number by which a request's scopes on several threads are known to be the same request's; 0, the default, where each scope
     * is a request of its own. Asked only while a session collects.
     */
    default long request(C context) {
        return RequestLog.UNNUMBERED;
    }

    /**
     * The id of the trace that the request belongs to, in 16 or 32 hexadecimal digits; null, the default, where there is none.
     * Asked only while a session collects.
     */
    default @Nullable String traceId(C context) {
        return null;
    }
}
