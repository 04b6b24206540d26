package dev.holter.endtoend;

/** The sources of {@link AccessService}. */
final class AccessSources {

    private AccessSources() {}

    static final String APPLICATION = """
            package access;

            import dev.holter.Holter;
            import dev.holter.actuate.ProfilingEndpoint;
            import dev.holter.format.DiffJson;
            import dev.holter.format.ProfileFormat;
            import dev.holter.guard.KillSwitch;
            import dev.holter.profile.ProfileType;
            import dev.holter.session.Session;
            import dev.holter.session.SessionRequest;
            import java.lang.reflect.Field;
            import java.lang.reflect.Modifier;
            import java.time.Duration;
            import java.time.Instant;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Map;
            import java.util.TreeMap;
            import java.util.stream.Collectors;
            import org.springframework.boot.SpringApplication;
            import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
            import org.springframework.boot.autoconfigure.SpringBootApplication;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.RestController;

            @SpringBootApplication
            @RestController
            public class Application {

                private final Holter holter;
                private final WebEndpointsSupplier endpoints;

                Application(Holter holter, WebEndpointsSupplier endpoints) {
                    this.holter = holter;
                    this.endpoints = endpoints;
                }

                public static void main(String[] args) {
                    SpringApplication.run(Application.class, args);
                }

                @GetMapping("/door/truth")
                Map<String, Object> truth() {
                    Map<String, Object> truth = new TreeMap<>();
                    truth.put("prepared", holter.state().name().equals("STARTING") ? "STARTING" : "yes");
                    truth.put("killed", holter.killSwitch().isEngaged());
                    truth.put("quarantined", holter.quarantines().stream().map(crumb -> crumb.type()).toList());
                    holter.sessions().forEach(session -> truth.put(session.id(), session.state().name()));
                    return truth;
                }

                @GetMapping("/door/scene")
                synchronized Map<String, String> scene(boolean running, boolean killed) {
                    KillSwitch killSwitch = holter.killSwitch();
                    if (killSwitch.isEngaged() && !killed) {
                        killSwitch.release(KillSwitch.HTTP, "test", "next scene");
                    }
                    holter.sessions().stream()
                            .filter(session -> !session.state().isFinal())
                            .filter(session -> !running || session.endsAt().isBefore(Instant.now().plusSeconds(30)))
                            .forEach(Application::end);
                    List<Session> finished = sessions(true);
                    finished.stream().skip(1).forEach(session -> holter.drop(session.id()));
                    if (finished.isEmpty()) {
                        end(start(1));
                    }
                    if (running && sessions(false).isEmpty()) {
                        start(60);
                    }
                    if (killed && !killSwitch.isEngaged()) {
                        killSwitch.engage(KillSwitch.HTTP, "test", "scene");
                    }
                    return Map.of(
                            "finished", sessions(true).get(0).id(),
                            "running", running ? sessions(false).get(0).id() : "");
                }

                private List<Session> sessions(boolean over) {
                    return holter.sessions().stream()
                            .filter(session -> session.state().isFinal() == over)
                            .toList();
                }

                private Session start(int seconds) {
                    return holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(seconds)));
                }

                private static void end(Session session) {
                    session.stop();
                    session.profile().join();
                }

                @GetMapping("/door/declared")
                Map<String, String> declared() throws Exception {
                    String operations = endpoints.getEndpoints().stream()
                            .filter(endpoint -> endpoint.getEndpointId().toString().equals(ProfilingEndpoint.ID))
                            .flatMap(endpoint -> endpoint.getOperations().stream())
                            .map(operation -> operation.getRequestPredicate())
                            .map(to -> to.getHttpMethod() + " /" + to.getPath().replaceFirst("profiling/?", ""))
                            .collect(Collectors.joining(","));
                    List<String> words = new ArrayList<>();
                    for (Field field : ProfilingEndpoint.class.getDeclaredFields()) {
                        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                            field.setAccessible(true);
                            words.add((String) field.get(null));
                        }
                    }
                    words.remove(ProfilingEndpoint.ID);
                    List<String> views = new ArrayList<>(List.of(DiffJson.NAME));
                    ProfileFormat.ALL.forEach(format -> views.add(format.name()));
                    return Map.of(
                            "operations", operations, "words", String.join(",", words), "views", String.join(",", views));
                }
            }
            """;

    /** A chain that refuses nobody and only finds out who calls: what is refused, Holter refuses. The path is README.md's. */
    static final String SECURITY = """
            package access;

            import org.springframework.context.annotation.Bean;
            import org.springframework.context.annotation.Configuration;
            import org.springframework.security.config.Customizer;
            import org.springframework.security.config.annotation.web.builders.HttpSecurity;
            import org.springframework.security.core.userdetails.User;
            import org.springframework.security.core.userdetails.UserDetails;
            import org.springframework.security.core.userdetails.UserDetailsService;
            import org.springframework.security.provisioning.InMemoryUserDetailsManager;
            import org.springframework.security.web.SecurityFilterChain;

            @Configuration(proxyBeanMethods = false)
            class Security {

                @Bean
                SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                            .httpBasic(Customizer.withDefaults())
                            .formLogin(Customizer.withDefaults())
                            .csrf(csrf -> csrf.ignoringRequestMatchers("/actuator/profiling/**", "/login"))
                            .build();
                }

                @Bean
                UserDetailsService users() {
                    InMemoryUserDetailsManager users = new InMemoryUserDetailsManager(
                            user("nobody", "OTHER"),
                            user("viewer", "PROFILING_VIEWER"),
                            user("operator", "PROFILING_OPERATOR"));
                    return users::loadUserByUsername;
                }

                private static UserDetails user(String name, String role) {
                    return User.withUsername(name).password("{noop}" + name).roles(role).build();
                }
            }
            """;
}
