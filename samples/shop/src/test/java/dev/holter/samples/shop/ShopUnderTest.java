package dev.holter.samples.shop;

import dev.holter.Holter;
import dev.holter.HolterState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop on a port of its own, ready to be profiled, and a client for it. */
final class ShopUnderTest implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context =
            SpringApplication.run(ShopApplication.class, "--server.port=0");
    private final String base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");

    ShopUnderTest() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (holter().state() == HolterState.STARTING && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    Holter holter() {
        return context.getBean(Holter.class);
    }

    /** Whether the session of this id is over. */
    boolean isOver(String id) {
        return holter().session(id).orElseThrow().state().isFinal();
    }

    /** Sends a request as this user, or as nobody. */
    HttpResponse<String> send(String method, String path, @Nullable String user, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (user != null) {
            byte[] credentials = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
