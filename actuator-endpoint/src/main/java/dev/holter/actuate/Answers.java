package dev.holter.actuate;

import dev.holter.RefusedException;
import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeTypeUtils;

/** Turns what an operation does into an answer. Whatever goes wrong becomes a typed refusal, never an exception. */
final class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final ProfilingRoles roles;
    private final Exchange exchange;
    private final AuditTrail audit;
    private final Set<Class<?>> logged = ConcurrentHashMap.newKeySet();

    Answers(ProfilingRoles roles, Exchange exchange, AuditTrail audit) {
        this.roles = roles;
        this.exchange = exchange;
        this.audit = audit;
    }

    /** The operation's answer if the caller holds the role; otherwise, and when it fails, a refusal. */
    WebEndpointResponse<Object> to(SecurityContext caller, Role role, Supplier<WebEndpointResponse<Object>> operation) {
        try {
            Refusal refusal = roles.check(caller, role).orElse(null);
            return refusal == null ? operation.get() : refused(caller, refusal);
        } catch (Refused e) {
            return refused(caller, e.refusal());
        } catch (RefusedException e) {
            return refused(caller, e.refusal());
        } catch (OutOfMemoryError e) {
            return refused(
                    caller,
                    Refusal.of(
                            RefusalCode.NO_SPACE, "The service's heap is too full for this answer. Try again later."));
        } catch (RuntimeException | LinkageError e) {
            return refused(caller, ownFailure(e));
        }
    }

    /** Answers with a body. */
    static WebEndpointResponse<Object> json(int status, Object body) {
        return new WebEndpointResponse<>(body, status, MimeTypeUtils.APPLICATION_JSON);
    }

    private WebEndpointResponse<Object> refused(SecurityContext caller, Refusal refusal) {
        audit.refused(caller, refusal);
        RefusalBody body = RefusalBody.of(refusal);
        @Nullable Long retryAfter = body.retryAfter();
        if (retryAfter != null) {
            exchange.header("Retry-After", retryAfter.toString());
        }
        return json(body.status(), body);
    }

    private Refusal ownFailure(Throwable failure) {
        if (logged.add(failure.getClass())) {
            log.warn("The profiling endpoint failed; the next failures of this kind are not logged", failure);
        }
        return Refusal.of(
                RefusalCode.UNSUPPORTED,
                "Holter failed at this (" + failure.getClass().getSimpleName() + "). The service's log says more.");
    }
}
