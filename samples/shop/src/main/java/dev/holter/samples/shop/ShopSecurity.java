package dev.holter.samples.shop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Who may do what: the shop is open to everybody, its actuator endpoints ask for a user. */
@Configuration(proxyBeanMethods = false)
class ShopSecurity {

    /** Holter's endpoint checks the roles by itself; this chain only finds out who is calling. */
    @Bean
    SecurityFilterChain shopChain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .httpBasic(Customizer.withDefaults())
                // Stateless HTTP basic: no cookie that another site could ride on, so no CSRF token either.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    /** Two users with their names as passwords, unencoded: good for a sample on a loopback address and nothing else. */
    @Bean
    UserDetailsService shopUsers() {
        InMemoryUserDetailsManager users = new InMemoryUserDetailsManager(
                User.withUsername("viewer")
                        .password("{noop}viewer")
                        .roles("PROFILING_VIEWER")
                        .build(),
                User.withUsername("operator")
                        .password("{noop}operator")
                        .roles("PROFILING_OPERATOR")
                        .build());
        // Spring Security would let the manager itself replace the passwords by slow hashes at the first login.
        return users::loadUserByUsername;
    }
}
