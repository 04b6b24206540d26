package dev.holter.autoconfigure;

import io.micrometer.observation.Observation.ContextView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Requests of Spring WebFlux. */
final class ReactiveRequests extends ObservedWork<ServerRequestObservationContext> {

    ReactiveRequests(TraceIds traceIds) {
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
        return pattern == null
                ? null
                : HttpEndpoint.of(context.getCarrier().getMethod().name(), pattern);
    }
}
