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

    /** A scope of this request that begins now, a {@link BegunScope}; the context itself where the recording wants none. */
    static Object begin(Object context, int session) {
        RequestScopeEvent event = new RequestScopeEvent();
        if (!event.isEnabled()) {
            return context;
        }
        event.context = context;
        event.session = session;
        event.begin();
        return event;
    }

    /**
     * Writes down a scope that its own thread ends now.
     *
     * @param work what {@link #begin} returned in whichever session, or a context that was there before
     * @param request what {@link EndpointNaming#request} says of the request
     * @param traceId what {@link EndpointNaming#traceId} says of it
     */
    static void end(Object work, int session, long threadId, int endpoint, long request, @Nullable String traceId) {
        commit(event(work, session), threadId, endpoint, request, traceId);
    }

    /** Writes down, as if it ended now, a scope that is open while the session ends. Its own thread may be ending it. */
    static void cut(Object work, int session, long threadId, int endpoint, long request, @Nullable String traceId) {
        RequestScopeEvent event = event(work, session);
        event.stillOpen = true; // taken back by nobody: of two records of one scope, one at least says so
        commit(event, threadId, endpoint, request, traceId);
    }

    private static RequestScopeEvent event(Object work, int session) {
        if (work instanceof RequestScopeEvent begun && begun.session == session) {
            begun.end(); // again, if the session's end did it before
            return begun;
        }
        RequestScopeEvent event = new RequestScopeEvent();
        event.openedBefore = true;
        return event;
    }

    private static void commit(
            RequestScopeEvent event, long threadId, int endpoint, long request, @Nullable String traceId) {
        event.threadId = threadId;
        event.endpoint = endpoint;
        event.request = request;
        event.traceIdHigh = TraceId.high(traceId);
        event.traceIdLow = TraceId.low(traceId);
        event.commit();
    }
}
