package dev.holter.samples.shop;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** 32 threads that work for one request at once; whoever comes meanwhile waits, or is sent away. */
final class Crowd {

    static final int THREADS = 32;

    private static final long WORK_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PATIENCE_SECONDS = 5;
    private static final long IDLE_SECONDS = 60;

    private final ObservationRegistry observations;
    private final Semaphore turn = new Semaphore(1, true);
    private final AtomicLong seeds = new AtomicLong();

    /** It has no thread before the first request, and none a minute after the last. */
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Crowd::daemon);

    Crowd(ObservationRegistry observations) {
        this.observations = observations;
        threads.allowCoreThreadTimeOut(true);
    }

    /** Returns how many rounds were done. */
    int work(int depth, int rounds) throws InterruptedException {
        if (!turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, "too many want the worst, come later");
        }
        try {
            return workTogether(new Abyss(rounds, System.nanoTime() + WORK_NANOS), depth);
        } finally {
            turn.release();
        }
    }

    private int workTogether(Abyss abyss, int depth) throws InterruptedException {
        Observation request = observations.getCurrentObservation();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            long seed = seeds.incrementAndGet() * 0x9E37_79B9_7F4A_7C15L;
            work.add(() -> inScope(request, () -> abyss.descend(depth, seed)));
        }
        int done = 0;
        for (Future<Integer> thread : threads.invokeAll(work)) {
            try {
                done += thread.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("One of " + THREADS + " threads failed", e.getCause());
            }
        }
        return done;
    }

    /** So that a profile knows which request this thread works for. */
    private static int inScope(@Nullable Observation request, Callable<Integer> work) throws Exception {
        if (request == null) {
            return work.call();
        }
        try (Observation.Scope scope = request.openScope()) {
            return work.call();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "crowd");
        thread.setDaemon(true);
        return thread;
    }
}
