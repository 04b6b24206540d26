package dev.holter.actuate;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Authorities that are named like a role, without Spring Security's prefix. To be loaded only where Spring Security is. */
final class Authorities {

    private Authorities() {}

    static boolean holds(@Nullable Principal principal, String authority) {
        return principal instanceof Authentication authentication
                && authentication.getAuthorities().stream()
                        .anyMatch(granted -> authority.equals(granted.getAuthority()));
    }
}
