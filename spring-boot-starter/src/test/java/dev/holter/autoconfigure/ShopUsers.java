package dev.holter.autoconfigure;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/** Who may log in to the shops; the password is the name. */
final class ShopUsers {

    private ShopUsers() {}

    static UserDetails[] all() {
        return new UserDetails[] {
            user("nobody", "ROLE_USER"), user("viewer", "ROLE_PROFILING_VIEWER"), user("operator", "PROFILING_OPERATOR")
        };
    }

    private static UserDetails user(String name, String authority) {
        return User.withUsername(name)
                .password("{noop}" + name)
                .authorities(authority)
                .build();
    }
}
