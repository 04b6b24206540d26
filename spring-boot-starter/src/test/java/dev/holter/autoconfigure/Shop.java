package dev.holter.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small service that Holter is tested in. Its security lets everybody through, so that the endpoint has to hold by itself. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Shop.Controller.class, Shop.Security.class})
class Shop {

    @RestController
    static class Controller {

        static final AtomicInteger BURNING = new AtomicInteger();

        @GetMapping("/ping")
        String ping() {
            return "pong";
        }

        @GetMapping("/burn/{id}")
        String burn(@PathVariable String id, @RequestParam(defaultValue = "100") long millis) {
            BURNING.incrementAndGet();
            String burnt = Burn.cpu(millis);
            BURNING.decrementAndGet();
            return id + " " + burnt;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.security.core.Authentication")
    static class Security {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.csrf(csrf -> csrf.disable())
                    .httpBasic(Customizer.withDefaults())
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            InMemoryUserDetailsManager users = new InMemoryUserDetailsManager(ShopUsers.all());
            return users::loadUserByUsername; // the manager itself would encode the passwords with a slow hash
        }
    }
}
