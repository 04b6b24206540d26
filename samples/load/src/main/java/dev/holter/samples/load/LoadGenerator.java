package dev.holter.samples.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at the plan's rate from a thread group of its own, and does not wait for answers before it sends the next: a
 * service that slows down does not slow the load down. Each request is due at a random moment of its own slot, for what comes in step
 * meets a sampler's period at the same few places again and again. To be closed; ends by itself after the plan's time.
 */
public final class LoadGenerator implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int CLIENT_THREADS = 4;

    /** Fixed, so that every run sends the same mix. */
    private static final long SEED = 20_261_101;

    private final LoadPlan plan;
    private final Semaphore inFlight;
    private final LongAdder notSent = new LongAdder();
    private final ThreadGroup group = new ThreadGroup("load");
    private final ExecutorService clientThreads = Executors.newFixedThreadPool(CLIENT_THREADS, this::daemon);
    private final double nanosBetween;
    private final long start = System.nanoTime();
    private volatile List<RouteTally> tallies;
    private volatile boolean stopped;

    private LoadGenerator(LoadPlan plan) {
        this.plan = plan;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / plan.perSecond();
        this.tallies = tallies(plan);
        this.inFlight = new Semaphore(plan.maxInFlight());
    }

    /** Begins to send. */
    public static LoadGenerator start(LoadPlan plan) {
        LoadGenerator generator = new LoadGenerator(plan);
        generator.daemon(generator::send).start();
        return generator;
    }

    /**
     * When a round begins, by {@link System#nanoTime}: the first one at or after the given time, where the slot of its first request begins.
     * In a round, each route is sent as often as it weighs, so stretches of so many whole rounds hold the same requests.
     */
    public long nextRound(long time) {
        double round = roundNanos();
        return start + (long) (Math.ceil((time - start) / round) * round);
    }

    /** How long a round takes, ns. */
    public double roundNanos() {
        return nanosBetween * plan.routes().stream().mapToInt(Route::weight).sum();
    }

    /** How it went so far, or since {@link #forget}. */
    public LoadReport report() {
        return new LoadReport(
                tallies.stream().map(RouteTally::report).toList(),
                notSent.sum(),
                plan.maxInFlight() - inFlight.availablePermits());
    }

    /** All latencies of each route so far, or since {@link #forget}, ns, by the route's name; a copy. */
    public Map<String, Histogram> latencies() {
        Map<String, Histogram> latencies = new LinkedHashMap<>();
        tallies.forEach(tally -> latencies.put(tally.route().name(), tally.latencies()));
        return latencies;
    }

    /** Goes on sending, and counts from now on only what is sent from now on: a warm-up is not what one wants to know. */
    public void forget() {
        tallies = tallies(plan);
        notSent.reset();
    }

    /** Stops sending. Does not wait for answers. */
    @Override
    public void close() {
        stopped = true;
        clientThreads.shutdown();
    }

    private void send() {
        // Built by this thread, so that its own thread belongs to the group, too.
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(clientThreads)
                .build();
        RouteDeck deck = new RouteDeck(plan.routes(), SEED);
        SplittableRandom places = new SplittableRandom(SEED);
        for (long n = 0; !stopped; n++) {
            double slot = n * nanosBetween;
            if (slot >= plan.atMost().toNanos()) {
                return;
            }
            long due = start + (long) (slot + places.nextDouble() * nanosBetween);
            waitUntil(due);
            RouteTally tally = tallies.get(deck.next());
            if (inFlight.tryAcquire()) {
                send(client, tally, n, due);
            } else {
                notSent.increment();
            }
        }
    }

    private void waitUntil(long due) {
        for (long left; (left = due - System.nanoTime()) > 0 && !stopped; ) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(HttpClient client, RouteTally tally, long n, long due) {
        try {
            URI uri = plan.address(tally.route().path().apply(n));
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
            client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                end(tally, failure == null && answer.statusCode() < 400, due);
            });
        } catch (RuntimeException e) { // a path that leads nowhere, or the client's threads were shut down meanwhile
            end(tally, false, due);
        }
    }

    private void end(RouteTally tally, boolean ok, long due) {
        // First counted, then released: who sees that nothing waits sees everything counted.
        if (!stopped) {
            tally.add(ok, System.nanoTime() - due);
        }
        inFlight.release();
    }

    private static List<RouteTally> tallies(LoadPlan plan) {
        return plan.routes().stream().map(RouteTally::new).toList();
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(group, work, "load");
        thread.setDaemon(true);
        return thread;
    }
}
