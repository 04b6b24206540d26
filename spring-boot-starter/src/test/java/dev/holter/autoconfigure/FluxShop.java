package dev.holter.autoconfigure;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.embedded.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@link Shop} in WebFlux on Netty, with work on the event loop and on Reactor's other threads. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({FluxShop.Controller.class, FluxShop.Security.class})
class FluxShop {

    static final long BURN_MILLIS = 100;

    @Bean
    NettyReactiveWebServerFactory netty() {
        return new NettyReactiveWebServerFactory(); // Tomcat is on the class path, too
    }

    @RestController
    static class Controller {

        @GetMapping("/ping")
        Mono<String> ping() {
            return Mono.just("pong");
        }

        @GetMapping("/event-loop/{id}")
        Mono<String> eventLoop(@PathVariable String id) {
            return Mono.just(id).map(any -> Burn.cpu(BURN_MILLIS));
        }

        @GetMapping("/secured/{id}")
        Mono<String> secured(@PathVariable String id) {
            return eventLoop(id);
        }

        @GetMapping("/method/{id}")
        String method(@PathVariable String id) {
            return Burn.cpu(BURN_MILLIS);
        }

        @GetMapping("/subscribe-on/{id}")
        Mono<String> subscribeOn(@PathVariable String id) {
            return Mono.fromCallable(() -> Burn.cpu(BURN_MILLIS)).subscribeOn(Schedulers.boundedElastic());
        }

        @GetMapping("/publish-on/{id}")
        Mono<String> publishOn(@PathVariable String id) {
            return Mono.just(id).publishOn(Schedulers.parallel()).map(any -> Burn.cpu(BURN_MILLIS));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Security {

        @Bean
        SecurityWebFilterChain chain(ServerHttpSecurity http) {
            return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/actuator/**", "/secured/**"))
                    .csrf(csrf -> csrf.disable())
                    .httpBasic(Customizer.withDefaults())
                    .authorizeExchange(requests -> requests.anyExchange().permitAll())
                    .build();
        }

        @Bean
        ReactiveUserDetailsService users() {
            MapReactiveUserDetailsService users = new MapReactiveUserDetailsService(ShopUsers.all());
            return users::findByUsername; // the service itself would encode the passwords with a slow hash
        }
    }
}
