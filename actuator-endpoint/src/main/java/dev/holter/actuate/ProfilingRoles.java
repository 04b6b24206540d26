package dev.holter.actuate;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import java.security.Principal;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/**
 * Decides who may do what. Fails closed: without Spring Security nobody may do anything, unless anonymous calls were allowed
 * on purpose; with it, that permission means nothing.
 *
 * @param viewerRole the role, or the authority of the same name, that may read
 * @param operatorRole the role, or the authority of the same name, that may do everything
 * @param springSecurity whether Spring Security is there
 * @param allowAnonymous whether everybody may do everything where Spring Security is not there
 */
public record ProfilingRoles(String viewerRole, String operatorRole, boolean springSecurity, boolean allowAnonymous) {

    /** The refusal of a caller who does not hold the role; empty for one who does. */
    Optional<Refusal> check(SecurityContext caller, Role role) {
        if (!springSecurity) {
            return allowAnonymous
                    ? Optional.empty()
                    : refused(
                            RefusalCode.UNAUTHENTICATED,
                            "Nobody can log in, because Spring Security is not on the class path. Add it.");
        }
        Principal principal = caller.getPrincipal();
        if (principal == null) {
            return refused(RefusalCode.UNAUTHENTICATED, "Nobody is logged in. Send credentials.");
        }
        if (holds(caller, operatorRole) || (role == Role.VIEWER && holds(caller, viewerRole))) {
            return Optional.empty();
        }
        String needed = role == Role.VIEWER ? viewerRole : operatorRole;
        return refused(
                RefusalCode.FORBIDDEN,
                "This needs the role '" + needed + "', which '" + Excerpt.of(principal.getName()) + "' does not hold.");
    }

    private static boolean holds(SecurityContext caller, String role) {
        return caller.isUserInRole(role) || Authorities.holds(caller.getPrincipal(), role);
    }

    private static Optional<Refusal> refused(RefusalCode code, String detail) {
        return Optional.of(Refusal.of(code, detail));
    }
}
