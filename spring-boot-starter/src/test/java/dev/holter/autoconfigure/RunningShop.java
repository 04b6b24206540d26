package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.Holter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** A running {@link Shop} on ports of its own, and calls of its endpoint as one of its users; a null user is nobody. */
final class RunningShop implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> DEFAULTS = Map.of(
            "server.port", "0",
            "server.tomcat.threads.max", "50",
            "management.endpoints.web.exposure.include", "profiling,health",
            "management.endpoint.profiling.access", "unrestricted",
            "holter.instance", "shop-1",
            "holter.limits.max-per-hour", "3600");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ConfigurableApplicationContext context;
    private final String endpointPath;

    private RunningShop(SpringApplicationBuilder application, String endpointPath, String... properties) {
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        for (String property : properties) {
            String[] pair = property.split("=", 2);
            all.put(pair[0], pair[1]);
        }
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        this.context = application.run(arguments);
        this.endpointPath = endpointPath;
        Awaitility.await("JFR is ready").until(() -> !status().equals("STARTING"));
    }

    static RunningShop start(String... properties) {
        return startAt("/actuator/profiling", properties);
    }

    static RunningShop startAt(String endpointPath, String... properties) {
        return new RunningShop(new SpringApplicationBuilder(Shop.class), endpointPath, properties);
    }

    /** A {@link FluxShop}. */
    static RunningShop startReactive(String... properties) {
        return new RunningShop(
                new SpringApplicationBuilder(FluxShop.class).web(WebApplicationType.REACTIVE),
                "/actuator/profiling",
                properties);
    }

    /** A {@link Shop} with more in it. */
    static RunningShop startWith(Class<?> more, String... properties) {
        return new RunningShop(new SpringApplicationBuilder(Shop.class, more), "/actuator/profiling", properties);
    }

    static RunningShop startWithoutSecurity(String... properties) {
        ClassLoader noSecurity = new FilteredClassLoader("org.springframework.security");
        return new RunningShop(
                new SpringApplicationBuilder(Shop.class).resourceLoader(new DefaultResourceLoader(noSecurity)),
                "/actuator/profiling",
                properties);
    }

    private String status() {
        return context.getBean(Holter.class).state().name();
    }

    Holter holter() {
        return context.getBean(Holter.class);
    }

    /** Calls the listener with every event of this class that the application publishes from now on. */
    <E extends ApplicationEvent> void listen(Class<E> type, Consumer<E> listener) {
        context.addApplicationListener((ApplicationListener<ApplicationEvent>) event -> {
            if (type.isInstance(event)) {
                listener.accept(type.cast(event));
            }
        });
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    int managementPort() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.management.port", String.valueOf(port())));
    }

    HttpResponse<String> get(String user, String path, String... headers) {
        return send(request(user, path, headers).GET());
    }

    HttpResponse<String> post(String user, String path, String json) {
        return send(request(user, path, "Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String user, String path) {
        return send(request(user, path).DELETE());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpClient client() {
        return client;
    }

    /** A request of the endpoint; the path is what follows the endpoint's own. */
    HttpRequest.Builder request(String user, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort() + endpointPath + path))
                .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return user == null ? request : request.header("Authorization", basic(user));
    }

    /** A request of the service itself. */
    HttpRequest.Builder serviceRequest(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(30));
    }

    static String basic(String user) {
        String credentials = user + ":" + user;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Starts a session and returns its id. */
    String startSession(String duration) {
        HttpResponse<String> started = post("operator", "", "{\"type\":\"cpu\",\"duration\":\"" + duration + "\"}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return json(started).get("id").asText();
    }

    /** Waits until the session has recorded for a moment: one that is killed before is FAILED. */
    void awaitRecording(String id) {
        Awaitility.await("the session records").atMost(Duration.ofSeconds(20)).until(() -> json(get("viewer", "/" + id))
                .hasNonNull("overhead"));
    }

    /** Waits until the session is over and returns it. */
    JsonNode finished(String id) {
        Awaitility.await("the session ends")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        !json(get("viewer", "/" + id)).get("state").asText().equals("RUNNING"));
        return json(get("viewer", "/" + id));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
