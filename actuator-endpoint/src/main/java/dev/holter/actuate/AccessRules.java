package dev.holter.actuate;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/**
 * Who may call the endpoint. Checked by the endpoint itself, whatever the application's own rules let through.
 *
 * @param viewerRole may look and may engage the kill switch
 * @param operatorRole may do everything
 * @param anonymous whether everybody has both roles; only ever without Spring Security
 */
public record AccessRules(String viewerRole, String operatorRole, boolean anonymous) {

    /** Why this caller may not look; empty where it may. */
    Optional<Refusal> viewer(SecurityContext caller) {
        return check(caller, caller.isUserInRole(viewerRole) || caller.isUserInRole(operatorRole), viewerRole);
    }

    /** Why this caller may not change anything; empty where it may. */
    Optional<Refusal> operator(SecurityContext caller) {
        return check(caller, caller.isUserInRole(operatorRole), operatorRole);
    }

    /** Who calls, for people. */
    String name(SecurityContext caller) {
        return caller.getPrincipal() == null
                ? "anonymous"
                : caller.getPrincipal().getName();
    }

    private Optional<Refusal> check(SecurityContext caller, boolean allowed, String role) {
        if (anonymous) {
            return Optional.empty();
        }
        if (caller.getPrincipal() == null) {
            return Optional.of(Refusal.of(RefusalCode.UNAUTHENTICATED, "Log in: this endpoint is never open."));
        }
        return allowed
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.FORBIDDEN, "The role " + role + " is missing."));
    }
}
