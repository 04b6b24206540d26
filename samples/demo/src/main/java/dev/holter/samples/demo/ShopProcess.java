package dev.holter.samples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The shop in a process of its own, on the JDK that runs the demo. Ends with the demo unless it is let go. */
final class ShopProcess implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 200;
    private static final long STOP_SECONDS = 15;

    private final Process process;
    private final URI base;
    private final Path log;
    private final Thread endsWithUs = new Thread(this::end, "end-shop");

    private ShopProcess(Process process, URI base, Path log) {
        this.process = process;
        this.base = base;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(endsWithUs);
    }

    static ShopProcess start(DemoOptions options) throws DemoException, IOException {
        requireFree(options.port());
        if (!Files.isReadable(options.shop())) {
            throw new DemoException("There is no " + options.shop() + ". Run ./demo, which builds it.");
        }
        Path log = options.output().resolve("shop.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        options.shop().toString(),
                        "--server.port=" + options.port())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return new ShopProcess(process, URI.create("http://127.0.0.1:" + options.port()), log);
    }

    private static void requireFree(int port) throws DemoException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        } catch (IOException e) {
            throw new DemoException("Port " + port + " is taken. End what listens there, or choose another by --port.");
        }
    }

    /** Waits until it answers that it is healthy. */
    void awaitHealthy() throws DemoException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(base.resolve("/actuator/health"))
                .timeout(HEALTH_TIMEOUT)
                .build();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (System.nanoTime() - deadline < 0) {
            if (!process.isAlive()) {
                throw new DemoException("The shop ended while it started. Read " + log + ".");
            }
            try {
                if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new DemoException(
                "The shop was not healthy within " + START_TIMEOUT.toSeconds() + " s. Read " + log + ".");
    }

    URI base() {
        return base;
    }

    long pid() {
        return process.pid();
    }

    /** Leaves it up when the demo ends. */
    void letGo() {
        Runtime.getRuntime().removeShutdownHook(endsWithUs);
    }

    /** Ends it and waits until it is gone. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(endsWithUs);
        } catch (IllegalStateException e) {
            // the hook runs already
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
