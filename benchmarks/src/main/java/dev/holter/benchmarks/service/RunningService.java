package dev.holter.benchmarks.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service in a process of its own, started by a {@link Launch}. Ends when it is closed, or when this JVM ends. */
public final class RunningService implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 20;
    private static final long STOP_SECONDS = 15;
    private static final Pattern LISTENS = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

    private final Launch launch;
    private final Process process;
    private final Path log;
    private final Thread endsWithUs = new Thread(this::end, "end-service");
    private final long begun = System.nanoTime();
    private URI base = URI.create("http://127.0.0.1");
    private Duration startTime = Duration.ZERO;

    private RunningService(Launch launch) throws IOException {
        this.launch = launch;
        Files.createDirectories(launch.temporaryFolder());
        this.log = launch.folder().resolve("log.txt");
        this.process = new ProcessBuilder(launch.command())
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        Runtime.getRuntime().addShutdownHook(endsWithUs);
    }

    /** Starts it and waits until it answers that it is healthy. */
    public static RunningService start(Launch launch) throws IOException, InterruptedException {
        RunningService service = new RunningService(launch);
        try {
            service.awaitHealthy();
            return service;
        } catch (IOException | InterruptedException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private void awaitHealthy() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        while (System.nanoTime() - begun < START.toNanos()) {
            if (!process.isAlive()) {
                throw new IOException("The service ended while it started.\n" + launch.command() + "\n" + log());
            }
            Matcher listens = LISTENS.matcher(log());
            if (listens.find()) {
                base = URI.create("http://127.0.0.1:" + listens.group(1));
                if (isHealthy(client)) {
                    startTime = Duration.ofNanos(System.nanoTime() - begun);
                    return;
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("The service was not healthy within " + START.toSeconds() + " s.\n" + log());
    }

    private boolean isHealthy(HttpClient client) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(base.resolve("/actuator/health"))
                .timeout(TIMEOUT)
                .build();
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        }
    }

    /** Where it listens. */
    public URI base() {
        return base;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** From the start of the process until it was healthy, to some 20 ms. */
    public Duration startTime() {
        return startTime;
    }

    /** What it has printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CPU time of the whole process. */
    public CpuClock cpu() {
        return CpuClock.of(pid());
    }

    /** CPU time of each thread; to be made once and asked again and again. */
    public ThreadClocks threads() {
        return new ThreadClocks(pid());
    }

    public Memory memory() {
        return new Memory(pid(), launch.jdk());
    }

    /** Holter's endpoint. */
    public Profiling profiling() {
        return new Profiling(base);
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
