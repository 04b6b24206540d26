package dev.holter.autoconfigure;

import dev.holter.attribution.EndpointNaming;
import dev.holter.attribution.RequestScopes;
import dev.holter.profile.Endpoints;
import io.micrometer.observation.NullObservation.NullContext;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.Observation.ContextView;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells request scopes when a thread works for a request or a task: whenever the observation of that work, or one made within it,
 * opens or closes a scope on the thread. The one made within is all that another thread hears of, when work is handed over in the
 * midst of it. Allocates nothing itself; the endpoint's name is made only when a session asks.
 */
final class RequestScopeHandler implements ObservationHandler<Context> {

    /** An observation without a name says that the thread works for none for now. */
    private static final EndpointNaming<ContextView> CLEARED = context -> Endpoints.UNATTRIBUTED;

    /** How many observations around one are looked at. */
    private static final int MAX_PARENTS = 32;

    private final RequestScopes scopes;
    private final ObservedWork<?>[] kinds;

    RequestScopeHandler(RequestScopes scopes, List<ObservedWork<?>> kinds) {
        this.scopes = scopes;
        this.kinds = kinds.toArray(ObservedWork<?>[]::new);
    }

    @Override
    public boolean supportsContext(Context context) {
        return true;
    }

    @Override
    public void onScopeOpened(Context context) {
        ContextView at = context;
        for (int i = 0; at != null && i < MAX_PARENTS; i++) {
            EndpointNaming<?> naming = namingOf(at);
            if (naming != null) {
                open(at, naming);
                return;
            }
            at = parentOf(at);
        }
    }

    @Override
    public void onScopeClosed(Context context) {
        ContextView at = context;
        for (int i = 0; at != null && i < MAX_PARENTS; i++) {
            if (namingOf(at) != null) {
                scopes.close(at);
                return;
            }
            at = parentOf(at);
        }
    }

    /** All scopes leave the thread for now; those that come back are opened again. */
    @Override
    public void onScopeReset(Context context) {
        scopes.closeAll();
    }

    /** The naming was chosen because it is of this context's kind. */
    @SuppressWarnings("unchecked")
    private void open(ContextView context, EndpointNaming<?> naming) {
        scopes.open(context, (EndpointNaming<ContextView>) naming);
    }

    private @Nullable EndpointNaming<?> namingOf(ContextView context) {
        for (ObservedWork<?> kind : kinds) {
            if (kind.isOf(context)) {
                return kind;
            }
        }
        return context instanceof NullContext ? CLEARED : null;
    }

    private static @Nullable ContextView parentOf(ContextView context) {
        ObservationView parent = context.getParentObservation();
        return parent == null ? null : parent.getContextView();
    }
}
