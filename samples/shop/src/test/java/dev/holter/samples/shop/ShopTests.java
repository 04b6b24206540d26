package dev.holter.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Holter;
import dev.holter.HolterState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop with Holter in it, on Boot 4.1. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private ConfigurableApplicationContext context;
    private String base;

    @BeforeAll
    void start() {
        context = SpringApplication.run(ShopApplication.class, "--server.port=0");
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        Holter holter = context.getBean(Holter.class);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (holter.state() == HolterState.STARTING && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void doesItsFourKindsOfWorkWithoutALogin() throws Exception {
        for (String path : new String[] {"/checkout", "/catalog", "/inventory/7", "/report"}) {
            assertThat(send("GET", path, null, null).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(send("GET", "/catalog", null, null).body().split("\\{")).hasSize(201);
    }

    @Test
    void isProfiledByItsOperator() throws Exception {
        assertThat(send("GET", "/actuator/profiling", null, null).statusCode()).isEqualTo(401);
        String started = send("POST", "/actuator/profiling", "operator", "{\"type\":\"cpu\",\"duration\":\"2s\"}")
                .body();
        String id = started.replaceAll("(?s).*\"id\":\"(s-[0-9a-z]{12})\".*", "$1");
        Holter holter = context.getBean(Holter.class);
        while (!holter.session(id).orElseThrow().state().isFinal()) {
            send("GET", "/checkout", null, null);
        }
        assertThat(send("GET", "/actuator/profiling/" + id, "viewer", null).body())
                .contains("\"COMPLETED\"")
                .contains("\"GET /checkout\"");
    }

    private HttpResponse<String> send(String method, String path, String user, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (user != null) {
            byte[] credentials = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
