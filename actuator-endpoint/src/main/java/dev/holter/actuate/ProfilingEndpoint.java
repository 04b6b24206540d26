package dev.holter.actuate;

import dev.holter.Holter;
import dev.holter.RefusedException;
import dev.holter.format.ProfileFormat;
import dev.holter.guard.KillSwitch;
import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import dev.holter.profile.Profile;
import dev.holter.session.Session;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.lang.Nullable;
import org.springframework.util.MimeType;

/** Starts sessions, shows them and hands out their profiles. No operation answers with an exception. */
@WebEndpoint(id = "profiling", defaultAccess = Access.NONE)
public class ProfilingEndpoint {

    private static final Logger log = LoggerFactory.getLogger(ProfilingEndpoint.class);

    private static final Pattern ID = Pattern.compile("s-[0-9a-z]{12}");
    private static final String KILL_SWITCH = "kill-switch";

    private final Holter holter;
    private final AccessRules access;

    public ProfilingEndpoint(Holter holter, AccessRules access) {
        this.holter = holter;
        this.access = access;
    }

    @ReadOperation
    public WebEndpointResponse<Object> status(SecurityContext caller) {
        return answer(access.viewer(caller), () -> new WebEndpointResponse<>(Answers.status(holter)));
    }

    @ReadOperation
    public WebEndpointResponse<Object> session(SecurityContext caller, @Selector String id) {
        return answer(access.viewer(caller), () -> new WebEndpointResponse<>(Answers.session(find(id))));
    }

    @ReadOperation
    public WebEndpointResponse<Object> view(
            SecurityContext caller, @Selector String id, @Selector String view, @Nullable String endpoint) {
        return answer(access.viewer(caller), () -> {
            Session session = find(id);
            ProfileFormat format = ProfileFormat.named(view)
                    .orElseThrow(() -> new Refused(
                            RefusalCode.NOT_FOUND,
                            "There is no such view. There are "
                                    + ProfileFormat.ALL.stream()
                                            .map(ProfileFormat::name)
                                            .toList() + "."));
            Profile profile = session.finishedProfile()
                    .orElseThrow(() -> new Refused(
                            RefusalCode.NOT_READY,
                            "The session is " + session.state() + " and has no profile"
                                    + session.failure().map(why -> ": " + why).orElse(".")));
            return written(format, endpoint == null ? profile : profile.onlyEndpoint(endpoint));
        });
    }

    @WriteOperation
    public WebEndpointResponse<Object> start(
            SecurityContext caller,
            @Nullable String type,
            @Nullable String duration,
            @Nullable String endpoint,
            @Nullable String instance,
            @Nullable String question,
            @Nullable String live) {
        return answer(access.operator(caller), () -> {
            Session session = holter.start(StartBody.read(holter, type, duration, endpoint, instance, question, live));
            return new WebEndpointResponse<>(Answers.brief(session), 202);
        });
    }

    /** Stops a session by {@code state}, or engages or releases the kill switch by {@code engaged}. */
    @WriteOperation
    public WebEndpointResponse<Object> change(
            SecurityContext caller,
            @Selector String id,
            @Nullable String state,
            @Nullable String engaged,
            @Nullable String reason) {
        if (id.equals(KILL_SWITCH)) {
            boolean engage = "true".equals(engaged);
            return answer(
                    engage ? access.viewer(caller) : access.operator(caller), () -> kill(caller, engaged, reason));
        }
        return answer(access.operator(caller), () -> {
            Session session = find(id);
            if (!"STOPPED".equals(state)) {
                throw new Refused(RefusalCode.INVALID_REQUEST, "'state' must be STOPPED.");
            }
            session.stop();
            return new WebEndpointResponse<>(Answers.session(session));
        });
    }

    @DeleteOperation
    public WebEndpointResponse<Object> drop(SecurityContext caller, @Selector String id) {
        return answer(access.operator(caller), () -> {
            if (!find(id).state().isFinal()) {
                throw new Refused(RefusalCode.NOT_READY, "The session runs. Stop it first.");
            }
            holter.drop(id);
            return new WebEndpointResponse<>(204);
        });
    }

    private WebEndpointResponse<Object> kill(
            SecurityContext caller, @Nullable String engaged, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 1_000) {
            throw new Refused(RefusalCode.INVALID_REQUEST, "'reason' must have 1 to 1,000 characters.");
        }
        if ("true".equals(engaged)) {
            holter.killSwitch().engage(KillSwitch.HTTP, access.name(caller), reason);
        } else if ("false".equals(engaged)) {
            holter.killSwitch().release(KillSwitch.HTTP, access.name(caller), reason);
        } else {
            throw new Refused(RefusalCode.INVALID_REQUEST, "'engaged' must be true or false.");
        }
        return new WebEndpointResponse<>(Map.of("killSwitch", Answers.killSwitch(holter.killSwitch())));
    }

    private Session find(String id) {
        if (ID.matcher(id).matches()) {
            if (holter.hasExpired(id)) {
                throw new Refused(RefusalCode.EXPIRED, "Retention dropped this session.");
            }
            Optional<Session> session = holter.session(id);
            if (session.isPresent()) {
                return session.get();
            }
        }
        throw new Refused(
                RefusalCode.NOT_FOUND,
                "Instance '" + holter.settings().instance()
                        + "' has no such session. Behind a load balancer, address one instance.");
    }

    private static WebEndpointResponse<Object> written(ProfileFormat format, Profile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(profile, out);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // a byte array does not fail
        }
        return new WebEndpointResponse<>(
                new ByteArrayResource(out.toByteArray()), 200, MimeType.valueOf(format.mediaType()));
    }

    private static WebEndpointResponse<Object> answer(
            Optional<Refusal> denied, Supplier<WebEndpointResponse<Object>> operation) {
        if (denied.isPresent()) {
            return Answers.refusal(denied.get());
        }
        try {
            return operation.get();
        } catch (Refused e) {
            return Answers.refusal(Refusal.of(e.code, e.detail));
        } catch (RefusedException e) {
            return Answers.refusal(e.refusal());
        } catch (RuntimeException e) {
            log.warn("The profiling endpoint failed", e);
            return Answers.refusal(Refusal.of(RefusalCode.UNSUPPORTED, "Holter failed; its log says why."));
        }
    }
}
