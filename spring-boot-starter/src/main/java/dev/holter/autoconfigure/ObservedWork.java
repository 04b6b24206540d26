package dev.holter.autoconfigure;

import dev.holter.attribution.EndpointNaming;
import io.micrometer.observation.Observation.ContextView;
import org.jspecify.annotations.Nullable;

/**
 * One kind of work that Spring observes from its beginning to its end and that has an endpoint: requests, scheduled tasks.
 *
 * @param <C> the context of its observations
 */
abstract class ObservedWork<C extends ContextView> implements EndpointNaming<C> {

    private final TraceIds traceIds;

    ObservedWork(TraceIds traceIds) {
        this.traceIds = traceIds;
    }

    /** Whether this is the context of such work; called whenever any observation opens or closes a scope. */
    abstract boolean isOf(ContextView context);

    /**
     * Each request has a context of its own. Two share a number once in two billion pairs: in a window of 50,000 requests not
     * even one such pair, which would be one request more that took too long.
     */
    @Override
    public final long request(C context) {
        return System.identityHashCode(context);
    }

    @Override
    public final @Nullable String traceId(C context) {
        return traceIds.of(context);
    }
}
