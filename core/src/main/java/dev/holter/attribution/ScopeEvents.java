package dev.holter.attribution;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** All that request scopes do with JFR, in a class of its own so that nothing loads JFR where there is none. */
final class ScopeEvents {

    private ScopeEvents() {}

    /** Makes JFR know the event, which costs too much to happen inside a request. */
    static void register() {
        FlightRecorder.register(RequestScopeEvent.class);
    }

    /** An event that has begun; null where the recording does not want any. */
    static @Nullable Object begin() {
        RequestScopeEvent event = new RequestScopeEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return event;
    }

    /**
     * Writes down a scope that ends now, or is cut now.
     *
     * @param begun what {@link #begin} returned; null for a scope that was open before the session began
     * @param request what {@link EndpointNaming#request} says of the request
     */
    static void commit(@Nullable Object begun, long threadId, int endpoint, long request, boolean stillOpen) {
        RequestScopeEvent event = begun == null ? new RequestScopeEvent() : (RequestScopeEvent) begun;
        event.openedBefore = begun == null;
        event.threadId = threadId;
        event.endpoint = endpoint;
        event.request = request;
        event.stillOpen = stillOpen;
        event.commit();
    }
}
