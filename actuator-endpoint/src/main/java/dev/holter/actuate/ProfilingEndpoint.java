package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.format.DiffJson;
import dev.holter.format.ProfileFormat;
import dev.holter.guard.FreeHeap;
import dev.holter.guard.RefusalCode;
import dev.holter.session.Session;
import dev.holter.session.SessionId;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.lang.Nullable;

/**
 * The endpoint {@code profiling}: asks for sessions, reads profiles, stops everything. Closed unless the application both
 * exposes it and allows access. Checks the caller's roles itself, whatever the application's security does. Takes every
 * parameter as text, so that a mistake is answered in its own words.
 */
@WebEndpoint(id = ProfilingEndpoint.ID, defaultAccess = Access.NONE)
public class ProfilingEndpoint {

    /** The endpoint's id. */
    public static final String ID = "profiling";

    static final String KILL_SWITCH = "kill-switch";
    static final String QUARANTINE = "quarantine";

    /** How long a stop waits for the profile, which is there after a few tens of milliseconds. */
    private static final long STOP_WAIT_MILLIS = 1_000;

    private final Holter holter;
    private final Access access;
    private final Exchange exchange;
    private final AuditTrail audit;
    private final Answers answers;
    private final Views views;
    private final Diffs diffs;
    private final KillSwitchCalls killSwitch;
    private final QuarantineCalls quarantine;

    /**
     * @param access how far this endpoint is open, for the status
     * @param exchange what operations can do to their HTTP exchange
     * @param audit told of what is done here, but for moves of the kill switch, which has other sources too
     */
    public ProfilingEndpoint(Holter holter, ProfilingRoles roles, Access access, Exchange exchange, Audit audit) {
        this.holter = holter;
        this.access = access;
        this.exchange = exchange;
        this.audit = new AuditTrail(audit);
        this.answers = new Answers(roles, exchange, this.audit);
        this.views = new Views(exchange, new FreeHeap()::spareBytes);
        this.diffs = new Diffs(views, this::find);
        this.killSwitch = new KillSwitchCalls(holter.killSwitch());
        this.quarantine = new QuarantineCalls(holter);
    }

    @ReadOperation
    public WebEndpointResponse<Object> status(SecurityContext caller) {
        return answers.to(
                caller, Role.VIEWER, () -> Answers.json(200, StatusBodies.of(holter, access, exchange.basePath())));
    }

    @ReadOperation
    public WebEndpointResponse<Object> session(@Selector String id, SecurityContext caller) {
        return answers.to(caller, Role.VIEWER, () -> sessionBody(find(id)));
    }

    /** Produces whatever the view is; the caller's {@code Accept} does not choose, the path does. */
    @ReadOperation(produces = "*/*")
    public WebEndpointResponse<Object> view(
            @Selector String id,
            @Selector String view,
            @Nullable String endpoint,
            @Nullable String slow,
            @Nullable String base,
            SecurityContext caller) {
        return answers.to(caller, Role.VIEWER, () -> {
            Session session = find(id);
            boolean onlySlow = Flags.parse("slow", slow, false);
            if (endpoint != null && endpoint.isBlank()) {
                throw Refused.invalid("'endpoint' must not be blank. Leave it out to mean all.");
            }
            if (view.equals(DiffJson.NAME)) {
                return read(caller, session, view, views.answer(diffs.of(session, base, endpoint, onlySlow)));
            }
            ProfileFormat format = views.format(view, instance());
            if (base != null) {
                throw Refused.invalid("'base' belongs to the view 'diff'. Ask without it.");
            }
            WebEndpointResponse<Object> answer =
                    views.answer(format, Views.narrow(views.profile(session), endpoint, onlySlow));
            return read(caller, session, view, answer);
        });
    }

    private WebEndpointResponse<Object> read(
            SecurityContext caller, Session session, String view, WebEndpointResponse<Object> answer) {
        audit.read(caller, session, view);
        return answer;
    }

    @WriteOperation
    public WebEndpointResponse<Object> start(
            @Nullable String type,
            @Nullable String duration,
            @Nullable String endpoint,
            @Nullable String instance,
            @Nullable String question,
            @Nullable String live,
            @Nullable String methods,
            SecurityContext caller) {
        StartBody body = new StartBody(type, duration, endpoint, instance, question, live, methods);
        return answers.to(caller, Role.OPERATOR, () -> {
            Session session = holter.start(body.toRequest(holter));
            audit.started(caller, session);
            return Answers.json(
                    202,
                    new StartedBody(
                            session.id(),
                            session.state().name(),
                            session.startedAt().toString(),
                            session.endsAt().toString(),
                            SessionLinks.of(exchange.basePath(), session.id())));
        });
    }

    @WriteOperation
    public WebEndpointResponse<Object> change(
            @Selector String id,
            @Nullable String state,
            @Nullable String engaged,
            @Nullable String reason,
            @Nullable String type,
            SecurityContext caller) {
        return switch (id) {
            case KILL_SWITCH ->
                answers.to(caller, KillSwitchCalls.roleFor(engaged), () -> {
                    killSwitch.move(engaged, reason, caller);
                    return Answers.json(200, StatusBody.KillSwitchBody.of(holter.killSwitch()));
                });
            case QUARANTINE ->
                answers.to(caller, Role.OPERATOR, () -> {
                    quarantine.clear(type, reason, caller);
                    audit.cleared(caller, Excerpt.of(String.valueOf(type)));
                    return Answers.json(200, QuarantineBody.of(holter));
                });
            default -> answers.to(caller, Role.OPERATOR, () -> stop(find(id), state, caller));
        };
    }

    /** Drops a finished session. One that runs is {@code NOT_READY}: what stands in the way is its own profile, not another's. */
    @DeleteOperation
    public WebEndpointResponse<Object> drop(@Selector String id, SecurityContext caller) {
        return answers.to(caller, Role.OPERATOR, () -> {
            Session session = find(id);
            if (!holter.drop(id)) {
                throw new Refused(
                        RefusalCode.NOT_READY,
                        "Session '" + session.id() + "' runs until " + session.endsAt() + ". Stop it first.");
            }
            audit.dropped(caller, session);
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
        });
    }

    private WebEndpointResponse<Object> stop(Session session, @Nullable String state, SecurityContext caller) {
        if (!"STOPPED".equals(state)) {
            throw Refused.invalid(
                    state == null
                            ? "'state' is required. It must be STOPPED."
                            : "'state' must be STOPPED, but was '" + Excerpt.of(state) + "'.");
        }
        if (!session.state().isFinal()) {
            audit.stopped(caller, session);
        }
        session.stop();
        try {
            session.profile().get(STOP_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // the body says how it stands
        }
        return sessionBody(session);
    }

    private WebEndpointResponse<Object> sessionBody(Session session) {
        return Answers.json(200, SessionBody.of(session, SessionLinks.of(exchange.basePath(), session.id())));
    }

    private Session find(String id) {
        if (!SessionId.isOne(id)) {
            throw new Refused(
                    RefusalCode.NOT_FOUND,
                    "There is no session of that id on instance '" + instance()
                            + "'. An id is 's-' and twelve digits or lower case letters.");
        }
        return holter.session(id).orElseThrow(() -> holter.hasExpired(id) ? expired(id) : notFound(id));
    }

    private Refused notFound(String id) {
        return new Refused(
                RefusalCode.NOT_FOUND,
                "There is no session '" + id + "' on instance '" + instance()
                        + "'. Behind a load balancer, address the instance that started it.");
    }

    private Refused expired(String id) {
        return new Refused(
                RefusalCode.EXPIRED,
                "Session '" + id + "' was dropped by 'holter.retention' on instance '" + instance() + "'.");
    }

    private String instance() {
        return holter.settings().instance();
    }
}
