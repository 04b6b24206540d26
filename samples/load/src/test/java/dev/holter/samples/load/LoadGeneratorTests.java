package dev.holter.samples.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load generator against a real server. */
class LoadGeneratorTests {

    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/ok", exchange -> answer(exchange, 200));
        server.createContext("/broken", exchange -> answer(exchange, 500));
        server.createContext("/stalled", exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, 200);
        });
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void endsByItselfAfterThePlannedNumberOfRequests() {
        try (LoadGenerator load = LoadGenerator.start(plan(100, Duration.ofSeconds(1), 100, Route.of("/ok", 1)))) {
            Awaitility.await().until(() -> load.report().answered() == 100);
            Awaitility.await()
                    .during(Duration.ofMillis(300))
                    .until(() -> load.report().answered() == 100);
            assertThat(load.report().failed()).isZero();
        }
    }

    @Test
    void countsWhatFailed() {
        try (LoadGenerator load = LoadGenerator.start(plan(100, Duration.ofSeconds(1), 100, Route.of("/broken", 1)))) {
            Awaitility.await().until(() -> load.report().failed() == 100);
            assertThat(load.report().answered()).isZero();
        }
    }

    @Test
    void sendsRoutesExactlyByTheirWeights() {
        try (LoadGenerator load = LoadGenerator.start(
                plan(400, Duration.ofSeconds(1), 400, Route.of("/ok?a", 3), Route.of("/ok?b", 1)))) {
            Awaitility.await().until(() -> load.report().answered() == 400);
            assertThat(load.report().routes().get(0).answered()).isEqualTo(300L);
            assertThat(load.latencies().get("/ok?b").getTotalCount()).isEqualTo(100L);
        }
    }

    @Test
    void roundsAreWhereEachRouteHasBeenSentAsOftenAsItWeighs() {
        try (LoadGenerator load = LoadGenerator.start(
                plan(100, Duration.ofSeconds(1), 400, Route.of("/ok?a", 3), Route.of("/ok?b", 1)))) {
            assertThat(load.roundNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(40));
            long now = System.nanoTime();
            long next = load.nextRound(now);
            assertThat(next - now).isBetween(0L, TimeUnit.MILLISECONDS.toNanos(40));
            assertThat(load.nextRound(next)).isEqualTo(next);
            assertThat(load.nextRound(next + 1) - next).isCloseTo(TimeUnit.MILLISECONDS.toNanos(40), within(1L));
        }
    }

    @Test
    void keepsSendingWhileTheServiceStallsUpToTheBoundAndCountsLatencyFromWhenRequestsWereDue() {
        try (LoadGenerator load = LoadGenerator.start(plan(100, Duration.ofSeconds(1), 20, Route.of("/stalled", 1)))) {
            Awaitility.await().until(() -> load.report().notSent() == 80);
            assertThat(load.report().answered()).isZero();
            released.countDown();
            Awaitility.await().until(() -> load.report().answered() == 20);
            LoadReport.RouteReport route = load.report().routes().get(0);
            // The first request was due about a second before the service went on, when the last one had not been sent.
            assertThat(route.maxNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(700));
        }
    }

    @Test
    void forgetsAWarmUpButNotWhatIsSentAfterIt() {
        try (LoadGenerator load = LoadGenerator.start(plan(100, Duration.ofSeconds(1), 100, Route.of("/stalled", 1)))) {
            Awaitility.await().until(() -> load.report().waiting() >= 50);
            load.forget();
            Awaitility.await().until(() -> load.report().waiting() == 100);
            released.countDown();
            Awaitility.await().until(() -> load.report().waiting() == 0);
            assertThat(load.report().answered()).isBetween(1L, 50L);
        }
    }

    @Test
    void sendsFromItsOwnThreadGroupOnly() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (LoadGenerator load = LoadGenerator.start(plan(100, Duration.ofSeconds(1), 100, Route.of("/ok", 1)))) {
            Awaitility.await().until(() -> load.report().answered() > 0);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread ->
                            !before.contains(thread) && thread.getName().contains("HttpClient"))
                    .isNotEmpty()
                    .allMatch(thread -> "load".equals(thread.getThreadGroup().getName()));
        }
    }

    @Test
    void aPathThatLeadsElsewhereIsRefusedAtTheStartAndIsAFailureLater() {
        for (String elsewhere : List.of("http://192.0.2.1/", "//192.0.2.1/", "https://127.0.0.1/")) {
            assertThatThrownBy(() -> plan(1, Duration.ofSeconds(1), 1, Route.of(elsewhere, 1)))
                    .hasMessageContaining("'path'")
                    .hasMessageContaining(elsewhere);
        }
        Route wandering = new Route("wandering", 1, n -> n % 2 == 0 ? "/ok" : "//192.0.2.1/");
        try (LoadGenerator load = LoadGenerator.start(plan(100, Duration.ofSeconds(1), 100, wandering))) {
            Awaitility.await()
                    .until(() -> load.report().failed() == 50 && load.report().answered() == 50);
            Awaitility.await().until(() -> load.report().waiting() == 0);
        }
    }

    @Test
    void refusesWhatIsNotBoundedOrNotHere() {
        assertThatThrownBy(() -> new LoadPlan(
                        URI.create("http://192.0.2.1:80"), 1, Duration.ofSeconds(1), 1, List.of(Route.of("/", 1))))
                .hasMessageContaining("loopback");
        assertThatThrownBy(() -> plan(0, Duration.ofSeconds(1), 1, Route.of("/", 1)))
                .hasMessageContaining("'perSecond'");
        assertThatThrownBy(() -> plan(1, Duration.ofDays(1), 1, Route.of("/", 1)))
                .hasMessageContaining("'atMost'");
        assertThatThrownBy(() -> plan(1, Duration.ofSeconds(1), 0, Route.of("/", 1)))
                .hasMessageContaining("'maxInFlight'");
        assertThatThrownBy(() -> plan(1, Duration.ofSeconds(1), 1)).hasMessageContaining("'routes'");
    }

    private LoadPlan plan(double perSecond, Duration atMost, int maxInFlight, Route... routes) {
        return new LoadPlan(base, perSecond, atMost, maxInFlight, List.of(routes));
    }
}
