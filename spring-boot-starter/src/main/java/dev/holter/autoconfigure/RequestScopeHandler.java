package dev.holter.autoconfigure;

import dev.holter.attribution.RequestScopes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Tells Holter which thread works for which request. Allocates nothing while no session runs. */
final class RequestScopeHandler implements ObservationHandler<ServerRequestObservationContext> {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final RequestScopes scopes;

    RequestScopeHandler(RequestScopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onScopeOpened(ServerRequestObservationContext context) {
        scopes.open(context, RequestScopeHandler::endpoint);
    }

    @Override
    public void onScopeClosed(ServerRequestObservationContext context) {
        scopes.close();
    }

    /** The route template with its method; null while the request is not routed. */
    private static @Nullable String endpoint(ServerRequestObservationContext context) {
        String pattern = context.getPathPattern();
        if (pattern == null || context.getCarrier() == null) {
            return null;
        }
        String method = context.getCarrier().getMethod();
        return (METHODS.contains(method) ? method : "OTHER") + " " + pattern;
    }
}
