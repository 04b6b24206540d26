package dev.holter.endtoend;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Light traffic on the shop: a request every 20 ms, whatever became of the earlier ones. Ends when it is closed. */
final class Traffic implements AutoCloseable {

    private static final long PERIOD_MILLIS = 10;
    private static final List<String> PATHS = List.of("/checkout", "/catalog", "/checkout", "/inventory/7", "/report");

    private final ServiceClient client;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "traffic");
        thread.setDaemon(true);
        return thread;
    });

    private Traffic(ServiceClient client) {
        this.client = client;
    }

    static Traffic on(RunningService service) {
        Traffic traffic = new Traffic(service.client());
        traffic.clock.scheduleAtFixedRate(traffic::send, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return traffic;
    }

    private void send() {
        String path = PATHS.get((int) (sent.getAndIncrement() % PATHS.size()));
        client.sendAsync(client.request(null, path)).whenComplete((response, error) -> count(path, response, error));
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

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
