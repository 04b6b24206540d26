package dev.holter.benchmarks.scope;

import dev.holter.attribution.EndpointNaming;
import dev.holter.attribution.RequestScopes;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** What the benchmarks of request scopes share: the scopes, a thread-local to read, and a recording as a session makes it. */
final class ScopeThread {

    static final EndpointNaming<Requests.Request> NAMING = Requests.Request::endpoint;

    final RequestScopes scopes = new RequestScopes();
    final ThreadLocal<Object> local = ThreadLocal.withInitial(Object::new);
    final long id = Thread.currentThread().getId();
    private final ThreadLocal<Holder> holders = ThreadLocal.withInitial(Holder::new);
    private @Nullable Recording session;

    /** Holds one request so that another thread sees it. */
    static final class Holder {

        private final AtomicReference<Requests.@Nullable Request> request = new AtomicReference<>();

        void put(Requests.@Nullable Request request) {
            this.request.setRelease(request);
        }
    }

    Holder holder() {
        return holders.get();
    }

    /** A write that the compiler has to keep between two reads. */
    void touch() {
        VarHandle.releaseFence();
    }

    void startSession() {
        scopes.register();
        Recording recording = new Recording(Map.of(
                RequestScopes.EVENT + "#enabled", "true",
                RequestScopes.EVENT + "#threshold", "0 ns",
                BareScopeEvent.NAME + "#enabled", "true",
                BareScopeEvent.NAME + "#threshold", "0 ns"));
        recording.setToDisk(false); // as Holter's windows
        recording.start();
        scopes.startCollecting();
        session = recording;
    }

    void endSession() {
        if (session != null) {
            scopes.stopCollecting();
            session.close();
            session = null;
        }
    }

    /** So many requests that whatever is made at first use is made, and what is not yet compiled is. */
    void serve(int requests) {
        Requests.Request request = new Requests.Request("GET /warm-up");
        for (int i = 0; i < requests; i++) {
            scopes.open(request, NAMING);
            scopes.close();
            holder().put(request);
            local.get();
        }
    }
}
