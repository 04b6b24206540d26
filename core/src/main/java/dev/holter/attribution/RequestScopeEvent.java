package dev.holter.attribution;

import java.util.Objects;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * The stretch in which one thread worked for one request. Carries the thread's id as a field of its own, because a scope that
 * is still open when the session ends is committed by the session's thread.
 */
@Name(RequestScopes.EVENT)
@Label("Request Scope")
@Description("The stretch in which one thread worked for one request")
@Category({"Holter"})
@Enabled(false)
@StackTrace(false)
final class RequestScopeEvent extends jdk.jfr.Event implements BegunScope {

    @Label("Endpoint")
    @Description("The number that Holter gave the route template")
    int endpoint;

    @Label("Thread Id")
    long threadId;

    @Label("Opened Before")
    @Description("The scope was open before the session began; its start is not known")
    boolean openedBefore;

    @Label("Request")
    @Description("Tells the requests of an endpoint apart; 0 where each scope is a request of its own")
    long request;

    @Label("Still Open")
    @Description("The scope was open when the session ended; its end is not known")
    boolean stillOpen;

    @Label("Trace Id, Upper Half")
    @Description("0 where there is no trace, or its id has 64 bits")
    long traceIdHigh;

    @Label("Trace Id, Lower Half")
    @Description("0 where there is no trace")
    long traceIdLow;

    /** What carries the request. Not recorded; here so that an open scope is a single object. */
    transient @Nullable Object context;

    /** The session in which the scope began. Not recorded. */
    transient int session;

    @Override
    public Object context() {
        return Objects.requireNonNull(context);
    }
}
