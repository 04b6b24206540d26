package dev.holter.benchmarks.rivals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where agents send their profiles: a server on a loopback address that takes everything, counts it and keeps nothing. It looks to
 * Pyroscope's agent like its server, and to Datadog's like the agent of the host. To be closed.
 */
final class Sink implements AutoCloseable {

    private static final int THREADS = 2;

    /** What Datadog's agent asks the agent of the host: without this answer it sends no profile. */
    private static final String INFO = "{\"version\":\"7.70.0\",\"endpoints\":[\"/info\",\"/profiling/v1/input\"],"
            + "\"client_drop_p0s\":true,\"config\":{}}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "sink");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, Received> byPath = new ConcurrentHashMap<>();

    private Sink(HttpServer server) {
        this.server = server;
    }

    static Sink start() throws IOException {
        Sink sink = new Sink(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        sink.server.createContext("/", sink::take);
        sink.server.setExecutor(sink.threads);
        sink.server.start();
        return sink;
    }

    /** Its address, without a slash at the end. */
    URI address() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** What came so far to paths that begin so. */
    Received received(String prefix) {
        return byPath.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .reduce(Received.NOTHING, Received::plus);
    }

    /** What came so far, by path. */
    Map<String, Received> received() {
        return Map.copyOf(byPath);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            long bytes = drain(exchange.getRequestBody());
            String path = exchange.getRequestURI().getPath();
            byPath.merge(path, new Received(1, bytes), Received::plus);
            byte[] answer = (path.equals("/info") ? INFO : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static long drain(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        long bytes = 0;
        for (int read; (read = body.read(buffer)) >= 0; ) {
            bytes += read;
        }
        return bytes;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * What arrived.
     *
     * @param requests how many requests
     * @param bytes of their bodies, compressed as they came
     */
    record Received(long requests, long bytes) {

        static final Received NOTHING = new Received(0, 0);

        Received plus(Received other) {
            return new Received(requests + other.requests, bytes + other.bytes);
        }

        Received minus(Received other) {
            return new Received(requests - other.requests, bytes - other.bytes);
        }
    }
}
