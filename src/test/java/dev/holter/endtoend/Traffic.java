package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Light traffic on the shop: a request every 5 to 15 ms, whatever became of the earlier ones, each timed from when it was due. Not in
 * step: JFR looks every 20 ms, and at requests in step with that it would look at the same place again and again, or never. Ends when it
 * is closed.
 */
final class Traffic implements AutoCloseable {

    private static final long LEAST_GAP_NANOS = 5_000_000;
    private static final long MOST_GAP_NANOS = 15_000_000;
    private static final long SEED = 42;
    private static final List<String> PATHS = List.of("/checkout", "/catalog", "/checkout", "/inventory/7", "/report");

    /** How many answers make a stretch whose 99th percentile means something. */
    private static final int STRETCH = 300;

    private final ServiceClient client;
    private final List<String> paths;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Random gaps = new Random(SEED);
    private long due = System.nanoTime();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "traffic");
        thread.setDaemon(true);
        return thread;
    });

    /** Of the request of this number: when it was due, and how long after that its answer was there, ns. */
    private record Answer(long number, long due, long took) {}

    private Traffic(ServiceClient client, List<String> paths) {
        this.client = client;
        this.paths = paths;
    }

    static Traffic on(RunningService service) {
        return on(service, PATHS);
    }

    /** On these paths, one after the other. */
    static Traffic on(RunningService service, List<String> paths) {
        Traffic traffic = new Traffic(service.client(), paths);
        traffic.clock.execute(traffic::send);
        return traffic;
    }

    private void send() {
        long number = sent.getAndIncrement();
        long from = due;
        String path = paths.get((int) (number % paths.size()));
        client.sendAsync(client.request(null, path)).whenComplete((response, error) -> {
            count(path, response, error);
            answers.add(new Answer(number, from, System.nanoTime() - from));
        });
        due += LEAST_GAP_NANOS + (long) (gaps.nextDouble() * (MOST_GAP_NANOS - LEAST_GAP_NANOS));
        clock.schedule(this::send, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void count(String path, @Nullable HttpResponse<String> response, @Nullable Throwable error) {
        if (response != null && response.statusCode() == 200) {
            answered.incrementAndGet();
        } else {
            failures.add(path + ": " + (response == null ? error : response.statusCode() + " " + response.body()));
        }
    }

    /** How many requests had a good answer. */
    long answered() {
        return answered.get();
    }

    /** The requests that had none. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How long answers take now: waits for three seconds of traffic. */
    Latency latency() {
        long from = System.nanoTime();
        Awaitility.await("enough answers").atMost(Duration.ofSeconds(30)).until(() -> since(from).length >= STRETCH);
        return new Latency(since(from));
    }

    /** How long answers took that were due since then, by {@code System.nanoTime()}; those that are still due are waited for. */
    Latency latencySince(long from) {
        long until = sent.get();
        Awaitility.await("what was sent is answered")
                .atMost(Duration.ofSeconds(40)) // a request of its own is given up after 30 s
                .until(() ->
                        answers.stream().filter(answer -> answer.number < until).count() == until);
        assertAllAnswered();
        return new Latency(since(from));
    }

    /** Fails, with the first few, where a request had no good answer. */
    void assertAllAnswered() {
        assertThat(failures.stream().limit(3))
                .as("of %d requests, %d without a good answer, the first few", sent.get(), failures.size())
                .isEmpty();
    }

    private long[] since(long from) {
        return answers.stream()
                .filter(answer -> answer.due >= from)
                .mapToLong(Answer::took)
                .toArray();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
