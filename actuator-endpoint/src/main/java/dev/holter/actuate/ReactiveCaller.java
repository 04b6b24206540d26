package dev.holter.actuate;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** Who sent a request of a reactive web application. Roles are authorities there, with Spring Security's prefix. */
record ReactiveCaller(@Nullable Principal principal) implements SecurityContext {

    /** Nobody, or somebody who is not known. */
    static final ReactiveCaller NOBODY = new ReactiveCaller(null);

    @Override
    public @Nullable Principal getPrincipal() {
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return Authorities.holds(principal, "ROLE_" + role);
    }
}
