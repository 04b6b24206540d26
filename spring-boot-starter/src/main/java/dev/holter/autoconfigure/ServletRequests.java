package dev.holter.autoconfigure;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation.ContextView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Requests of Spring MVC. */
final class ServletRequests extends ObservedWork<ServerRequestObservationContext> {

    /** Spring's key of the request's method, filled when the observation starts. */
    private static final String METHOD = "method";

    ServletRequests(TraceIds traceIds) {
        super(traceIds);
    }

    @Override
    boolean isOf(ContextView context) {
        return context instanceof ServerRequestObservationContext;
    }

    /** Null as long as the request is not routed. */
    @Override
    public @Nullable String endpoint(ServerRequestObservationContext context) {
        String pattern = context.getPathPattern();
        return pattern == null ? null : HttpEndpoint.of(method(context), pattern);
    }

    /** Work that goes on after the answer must not ask the request, which the container may have given to the next one. */
    private static String method(ServerRequestObservationContext context) {
        KeyValue method = context.getLowCardinalityKeyValue(METHOD);
        return method == null ? context.getCarrier().getMethod() : method.getValue();
    }
}
