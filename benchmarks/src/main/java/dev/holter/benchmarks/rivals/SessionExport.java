package dev.holter.benchmarks.rivals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.benchmarks.service.Profiling;
import dev.holter.benchmarks.service.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of Holter's type {@code cpu} with default settings, asked for from outside as a user would, each fetched as
 * {@code collapsed} when it is over, compressed. Logging in, polling and writing the answer down are all charged to Holter. They begin with the
 * warm-up, so that the first one of a JVM, which is cold, is not what is measured.
 */
final class SessionExport implements Export {

    private static final String ASK = "{\"type\":\"cpu\"}";
    private static final String VIEW = "/collapsed";
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;
    private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Duration every;
    private List<Double> overheads = new ArrayList<>();
    private List<String> troubles = new ArrayList<>();
    private long bytes;
    private double stretchMinutes = 1;
    private long begun;
    private @Nullable Thread asking;

    /** @param every from the beginning of one session to the beginning of the next; zero is back to back */
    SessionExport(Duration every) {
        this.every = every;
    }

    @Override
    public void warmUp(RunningService service) throws IOException, InterruptedException {
        Profiling profiling = service.profiling();
        profiling.awaitReady();
        Thread thread = new Thread(() -> ask(profiling), "asking");
        thread.setDaemon(true);
        thread.start();
        asking = thread;
    }

    @Override
    public synchronized void beginStretch(RunningService service) {
        overheads = new ArrayList<>();
        troubles = new ArrayList<>();
        bytes = 0;
        begun = System.nanoTime();
    }

    @Override
    public void endStretch(RunningService service) throws InterruptedException {
        stretchMinutes = (System.nanoTime() - begun) / NANOS_PER_MINUTE;
        if (asking != null) {
            asking.interrupt();
            asking.join();
        }
    }

    @Override
    public synchronized Exported end(double seconds) {
        double overhead =
                overheads.stream().mapToDouble(share -> share).average().orElse(Double.NaN);
        List<String> notes = new ArrayList<>(troubles);
        notes.add(String.format(
                Locale.ROOT, "%d sessions, overhead by their own meter %.2f %%", overheads.size(), 100 * overhead));
        return new Exported(!overheads.isEmpty(), bytes / stretchMinutes, notes);
    }

    private void ask(Profiling profiling) {
        try {
            while (true) {
                long start = System.nanoTime();
                try {
                    session(profiling);
                } catch (IOException e) {
                    trouble(String.valueOf(e.getMessage()));
                    Thread.sleep(PAUSE_AFTER_FAILURE_MILLIS);
                }
                TimeUnit.NANOSECONDS.sleep(every.toNanos() - (System.nanoTime() - start));
            }
        } catch (InterruptedException e) {
            // the stretch is over
        }
    }

    private void session(Profiling profiling) throws IOException, InterruptedException {
        String id = profiling.start(ASK);
        JsonNode session = profiling.awaitEnd(id);
        if (!session.path("state").asText().equals("COMPLETED") || session.hasNonNull("truncated")) {
            trouble("session " + session.path("state").asText() + " "
                    + session.path("truncated").asText());
        }
        if (session.path("tightened").size() > 0) {
            trouble("session tightened");
        }
        long stacks = profiling.bytes("/" + id + VIEW);
        synchronized (this) {
            overheads.add(session.path("overhead").path("share").asDouble());
            bytes += stacks;
        }
    }

    private synchronized void trouble(String what) {
        troubles.add(what);
    }
}
