package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Threads that serve requests of three endpoints by four methods, whose CPU time they measure with their own clocks: half of it
 * in alpha, 30 % in beta, 15 % in gamma, 5 % in delta, give or take what the JIT compiler makes of it. Each round is of another
 * length: threads that repeat themselves every few milliseconds fall in step with the ticks at which Linux looks at CPU timers
 * (seen: delta at 4 to 13 % where 32 threads shared two cores and a tick was 4 ms).
 */
final class Workload implements AutoCloseable {

    static final String ORDERS = "GET /orders/{id}";
    static final String SEARCH = "GET /search";
    static final String REPORT = "POST /report";

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static volatile double sink;

    private final RequestScopes scopes;
    private final int timedEvery;
    private final Map<String, LongAdder> cpuNanos = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    Workload(RequestScopes scopes, int threadCount) {
        this(scopes, threadCount, 1);
    }

    /**
     * @param timedEvery one in so many rounds of a thread is timed, and stands for the others. A thread that reads its clock lets
     *     Linux see that its turn is over: read at the edges of methods that take milliseconds, with more threads than cores, it
     *     makes turns begin and end there, and CPU timers, which are looked at only every few milliseconds, miss the short ones
     */
    Workload(RequestScopes scopes, int threadCount, int timedEvery) {
        this.scopes = scopes;
        this.timedEvery = timedEvery;
        for (int i = 0; i < threadCount; i++) {
            Thread thread = new Thread(this::serve, "exec-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    private void serve() {
        for (int round = 0; !stopped; round++) {
            boolean timed = round % timedEvery == 0;
            int size = ThreadLocalRandom.current().nextInt(1, 200);
            request(ORDERS, () -> {
                run(timed, "alpha", () -> alpha(size * 10));
                run(timed, "delta", () -> delta(size));
            });
            request(SEARCH, () -> run(timed, "beta", () -> beta(size * 6)));
            request(REPORT, () -> run(timed, "gamma", () -> gamma(size * 3)));
        }
    }

    private void request(String endpoint, Runnable work) {
        scopes.open(endpoint, name -> name);
        try {
            work.run();
        } finally {
            scopes.close();
        }
    }

    private void run(boolean timed, String method, Runnable work) {
        if (!timed) {
            work.run();
            return;
        }
        long before = CLOCK.getCurrentThreadCpuTime();
        work.run();
        cpuNanos.computeIfAbsent(method, m -> new LongAdder())
                .add((CLOCK.getCurrentThreadCpuTime() - before) * timedEvery);
    }

    static void alpha(int units) {
        double sum = 0;
        for (int i = 0; i < units * 500; i++) {
            sum += Math.sqrt(i + sum);
        }
        sink = sum;
    }

    static void beta(int units) {
        double sum = 0;
        for (int i = 0; i < units * 500; i++) {
            sum += Math.sqrt(i + sum);
        }
        sink = sum;
    }

    static void gamma(int units) {
        double sum = 0;
        for (int i = 0; i < units * 500; i++) {
            sum += Math.sqrt(i + sum);
        }
        sink = sum;
    }

    static void delta(int units) {
        double sum = 0;
        for (int i = 0; i < units * 500; i++) {
            sum += Math.sqrt(i + sum);
        }
        sink = sum;
    }

    /** CPU time so far by method, ns. */
    Map<String, Long> cpuNanos() {
        Map<String, Long> now = new TreeMap<>();
        cpuNanos.forEach((method, nanos) -> now.put(method, nanos.sum()));
        return now;
    }

    /** CPU time of all its threads so far, ns. */
    long threadNanos() {
        return threads.stream()
                .mapToLong(thread -> CLOCK.getThreadCpuTime(thread.getId()))
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(5_000);
        }
    }
}
