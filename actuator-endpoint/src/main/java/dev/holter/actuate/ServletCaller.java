package dev.holter.actuate;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;

/** Who sent a Servlet request. */
record ServletCaller(HttpServletRequest request) implements SecurityContext {

    @Override
    public @Nullable Principal getPrincipal() {
        return request.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return request.isUserInRole(role);
    }
}
