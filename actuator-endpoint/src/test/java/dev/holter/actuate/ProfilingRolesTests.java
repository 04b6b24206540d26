package dev.holter.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.guard.Refusal;
import dev.holter.guard.RefusalCode;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.security.authentication.TestingAuthenticationToken;

class ProfilingRolesTests {

    private static final ProfilingRoles ROLES = new ProfilingRoles("VIEW", "OPERATE", true, false);

    @Test
    void refusesWhenNobodyIsLoggedIn() {
        assertThat(code(ROLES, caller(null), Role.VIEWER)).isEqualTo(RefusalCode.UNAUTHENTICATED);
    }

    @Test
    void ignoresThePermissionForAnonymousCallersWhereSpringSecurityIs() {
        ProfilingRoles roles = new ProfilingRoles("VIEW", "OPERATE", true, true);
        assertThat(code(roles, caller(null), Role.VIEWER)).isEqualTo(RefusalCode.UNAUTHENTICATED);
    }

    @Test
    void refusesEverybodyWithoutSpringSecurity() {
        ProfilingRoles roles = new ProfilingRoles("VIEW", "OPERATE", false, false);
        assertThat(code(roles, caller(() -> "ann", "OPERATE"), Role.VIEWER)).isEqualTo(RefusalCode.UNAUTHENTICATED);
    }

    @Test
    void grantsEverybodyEverythingWithoutSpringSecurityWhereThatIsAllowed() {
        ProfilingRoles roles = new ProfilingRoles("VIEW", "OPERATE", false, true);
        assertThat(roles.check(caller(null), Role.OPERATOR)).isEmpty();
    }

    @Test
    void namesTheMissingRoleAndWhoLacksIt() {
        assertThat(ROLES.check(caller(() -> "ann", "VIEW"), Role.OPERATOR))
                .map(Refusal::detail)
                .contains("This needs the role 'OPERATE', which 'ann' does not hold.");
    }

    @Test
    void letsTheOperatorDoWhatTheViewerMay() {
        assertThat(ROLES.check(caller(() -> "ann", "OPERATE"), Role.VIEWER)).isEmpty();
        assertThat(ROLES.check(caller(() -> "ann", "VIEW"), Role.VIEWER)).isEmpty();
    }

    @Test
    void acceptsAnAuthorityThatIsNamedLikeTheRole() {
        Principal ann = new TestingAuthenticationToken("ann", "secret", List.of(() -> "OPERATE"));
        assertThat(ROLES.check(caller(ann), Role.OPERATOR)).isEmpty();
    }

    private static RefusalCode code(ProfilingRoles roles, SecurityContext caller, Role role) {
        return roles.check(caller, role).map(Refusal::code).orElse(null);
    }

    private static SecurityContext caller(Principal principal, String... roles) {
        return new SecurityContext() {
            @Override
            public Principal getPrincipal() {
                return principal;
            }

            @Override
            public boolean isUserInRole(String role) {
                return Set.of(roles).contains(role);
            }
        };
    }
}
