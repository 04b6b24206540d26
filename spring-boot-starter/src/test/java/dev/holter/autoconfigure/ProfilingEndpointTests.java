package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.HolterState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint in a real service on a real port, with Spring Security. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfilingEndpointTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;
    private String base;

    @BeforeAll
    void start() {
        context = SpringApplication.run(
                Service.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.endpoints.web.exposure.include=profiling",
                "--management.endpoint.profiling.access=unrestricted",
                "--holter.limits.max-per-hour=3600");
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        Holter holter = context.getBean(Holter.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (holter.state() == HolterState.STARTING && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(holter.state()).isEqualTo(HolterState.READY);
    }

    @AfterAll
    void stop() {
        context.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .as("threads after the context is closed")
                .noneMatch(thread -> thread.isAlive() && thread.getName().startsWith("holter-"));
    }

    @Test
    void profilesALiveServiceAndSaysWhichEndpointUsedTheCpu() throws Exception {
        CompletableFuture<Void> spansTheSession =
                CompletableFuture.runAsync(() -> send("GET", "/burn/3500", null, null));
        LockSupport.parkNanos(500_000_000); // so that the request is under way before the session begins
        HttpResponse<String> started = call("POST", "", "operator", "{\"type\":\"cpu\",\"duration\":\"2s\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String id = id(started.body());
        assertThat(call("POST", "", "operator", "{\"type\":\"cpu\"}").body()).contains("\"BUSY\"");
        assertThat(call("GET", "/" + id + "/collapsed", "viewer", null).body()).contains("\"NOT_READY\"");
        assertThat(call("DELETE", "/" + id, "operator", null).statusCode()).isEqualTo(409);
        context.getBean(Holter.class).session(id).orElseThrow().profile().get(20, TimeUnit.SECONDS);
        String session = call("GET", "/" + id, "viewer", null).body();
        assertThat(session)
                .contains("\"COMPLETED\"")
                .contains("\"GET /burn/{millis}\"")
                .contains("\"nanoseconds\"");
        HttpResponse<String> collapsed =
                call("GET", "/" + id + "/collapsed?endpoint=GET%20/burn/%7Bmillis%7D", "viewer", null);
        assertThat(collapsed.statusCode()).isEqualTo(200);
        assertThat(collapsed.body()).contains("Service.burn");
        assertThat(collapsed.headers().firstValue("Cache-Control")).hasValue("no-store");
        spansTheSession.get(20, TimeUnit.SECONDS);
        assertThat(call("DELETE", "/" + id, "operator", null).statusCode()).isEqualTo(204);
        assertThat(call("GET", "/" + id, "viewer", null).statusCode()).isEqualTo(404);
    }

    @Test
    void checksRolesItself() throws Exception {
        String body = "{\"type\":\"cpu\",\"duration\":\"1s\"}";
        assertThat(call("GET", "", null, null).body()).contains("\"UNAUTHENTICATED\"");
        assertThat(call("GET", "", "nobody", null).body()).contains("\"FORBIDDEN\"");
        assertThat(call("GET", "", "viewer", null).statusCode()).isEqualTo(200);
        assertThat(call("GET", "", "operator", null).statusCode()).isEqualTo(200);
        assertThat(call("POST", "", null, body).statusCode()).isEqualTo(401);
        assertThat(call("POST", "", "viewer", body).statusCode()).isEqualTo(403);
        assertThat(call("DELETE", "/s-000000000000", "viewer", null).statusCode())
                .isEqualTo(403);
    }

    @Test
    void answersBadInputWithARefusal() throws Exception {
        List<String> bad = new ArrayList<>(List.of(
                "{}",
                "{\"type\":\"nonsense\"}",
                "{\"type\":\"cpu\",\"duration\":\"-5s\"}",
                "{\"type\":\"cpu\",\"duration\":\"soon\"}",
                "{\"type\":\"cpu\",\"duration\":\"99999999999999999999d\"}",
                "{\"type\":\"cpu\",\"duration\":\"2h\"}",
                "{\"type\":\"cpu\",\"live\":\"maybe\"}",
                "{\"type\":\"cpu\",\"question\":\"" + "x".repeat(1 << 20) + "\"}"));
        for (String body : bad) {
            HttpResponse<String> response = call("POST", "", "operator", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(response.body()).contains("\"INVALID_REQUEST\"").hasSizeLessThan(500);
        }
        assertThat(call("POST", "/s-000000000000?id=kill-switch", "viewer", "{\"engaged\":true}")
                        .body())
                .contains("\"INVALID_REQUEST\"");
        assertThat(call("GET", "/s-000000000000?id=x", "viewer", null).statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "", "operator", "{\"type\":\"cpu\",\"live\":true}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(call("GET", "/s-000000000000", "viewer", null).body()).contains("\"NOT_FOUND\"");
        assertThat(call("GET", "/s-000000000000/%2e%2e", "viewer", null).statusCode())
                .isBetween(400, 404);
        assertThat(call("GET", "/nonsense/heap", "viewer", null).statusCode()).isEqualTo(404);
    }

    @Test
    void killsAndReleases() throws Exception {
        assertThat(call("POST", "/kill-switch", "viewer", "{\"engaged\":true}").statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/kill-switch", "viewer", "{\"engaged\":true,\"reason\":\"test\"}")
                        .body())
                .contains("\"engaged\":true");
        try {
            assertThat(call("POST", "", "operator", "{\"type\":\"cpu\"}").body())
                    .contains("\"KILLED\"");
            assertThat(call("POST", "/kill-switch", "viewer", "{\"engaged\":false,\"reason\":\"x\"}")
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            assertThat(call("POST", "/kill-switch", "operator", "{\"engaged\":false,\"reason\":\"over\"}")
                            .body())
                    .contains("\"engaged\":false");
        }
    }

    private HttpResponse<String> call(String method, String path, String user, String body) {
        return send(method, "/actuator/profiling" + path, user, body);
    }

    private HttpResponse<String> send(String method, String path, String user, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (user != null) {
            String credentials =
                    Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(String body) {
        Matcher id = Pattern.compile("s-[0-9a-z]{12}").matcher(body);
        assertThat(id.find()).as(body).isTrue();
        return id.group();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Service {

        private static volatile double sink;

        @GetMapping("/burn/{millis}")
        String burn(@PathVariable("millis") long millis) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < end) {
                for (int i = 0; i < 1_000; i++) {
                    sink += Math.sqrt(i);
                }
            }
            return "done";
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .httpBasic(Customizer.withDefaults())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("nobody")
                            .password("{noop}nobody")
                            .roles("OTHER")
                            .build(),
                    User.withUsername("viewer")
                            .password("{noop}viewer")
                            .roles("PROFILING_VIEWER")
                            .build(),
                    User.withUsername("operator")
                            .password("{noop}operator")
                            .roles("PROFILING_OPERATOR")
                            .build());
        }
    }
}
