package dev.holter.autoconfigure;

import dev.holter.attribution.EndpointNaming;
import dev.holter.attribution.RequestScopes;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Tells request scopes when a thread works for a Spring MVC request: whenever the request's observation opens or closes a scope
 * on it. Allocates nothing itself; the endpoint's name is made only when a session asks.
 */
final class RequestScopeHandler implements ObservationHandler<ServerRequestObservationContext> {

    private static final EndpointNaming<ServerRequestObservationContext> NAMING = new EndpointNaming<>() {

        @Override
        public @Nullable String endpoint(ServerRequestObservationContext context) {
            return RequestScopeHandler.endpoint(context);
        }

        /**
         * Each request has a context of its own. Two share a number once in two billion pairs: in a window of 50,000 requests not
         * even one such pair, which would be one request more that took too long.
         */
        @Override
        public long request(ServerRequestObservationContext context) {
            return System.identityHashCode(context);
        }
    };

    /** A client may send any method; other ones share a name, so that the number of endpoints stays bounded. */
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
        scopes.open(context, NAMING);
    }

    @Override
    public void onScopeClosed(ServerRequestObservationContext context) {
        scopes.close();
    }

    /** The scope leaves the thread for now; when it comes back, it is opened again. */
    @Override
    public void onScopeReset(ServerRequestObservationContext context) {
        scopes.close();
    }

    /** Method and route template; null as long as the request is not routed. */
    private static @Nullable String endpoint(ServerRequestObservationContext context) {
        String pattern = context.getPathPattern();
        if (pattern == null) {
            return null;
        }
        String method = context.getCarrier().getMethod();
        return (METHODS.contains(method) ? method : "OTHER") + " " + pattern;
    }
}
