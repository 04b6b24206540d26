package dev.holter.benchmarks.accuracy;

import dev.holter.attribution.RequestScopes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * Threads that serve requests of three endpoints by five kinds of work, and measure by their own clocks what each uses: a loop of
 * arithmetic without a call, short-lived strings, sorting, hashing by an intrinsic of the JVM, and compression in native code.
 */
final class KnownWork implements AutoCloseable {

    static final String ORDERS = "GET /orders/{id}";
    static final String SEARCH = "GET /search";
    static final String REPORT = "POST /report";

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /**
     * One round of so many is timed, and stands for the others: a thread that reads its clock lets Linux see that its turn is over, and
     * with more threads than cores turns would begin and end where the clock is read.
     */
    private static final int TIMED_EVERY = 16;

    private static final int DATA = 12_000;

    private static volatile long sink;

    private final RequestScopes scopes;
    private final List<Thread> threads;
    private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    KnownWork(RequestScopes scopes, int threads) {
        this.scopes = scopes;
        this.threads = IntStream.range(0, threads)
                .mapToObj(i -> new Thread(this::serve, "exec-" + i))
                .toList();
    }

    void start() {
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    static Landmarks landmarks() {
        return new Landmarks(Map.of(
                name("price"), ORDERS,
                name("spell"), SEARCH,
                name("sort"), SEARCH,
                name("sign"), REPORT,
                name("pack"), REPORT));
    }

    /** CPU time so far by method, ns. */
    Map<String, Long> nanos() {
        return nanos.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .sum()));
    }

    private void serve() {
        byte[] bytes = new byte[DATA];
        new SplittableRandom(1).nextBytes(bytes);
        long[] numbers = new SplittableRandom(1).longs(DATA).toArray();
        for (int round = 0; !stopped; round++) {
            boolean timed = round % TIMED_EVERY == 0;
            request(ORDERS, () -> run(timed, "price", () -> price(700_000)));
            request(SEARCH, () -> {
                run(timed, "spell", () -> spell(60_000));
                run(timed, "sort", () -> sort(numbers));
            });
            request(REPORT, () -> {
                run(timed, "sign", () -> sign(bytes, 60));
                run(timed, "pack", () -> pack(bytes, 2));
            });
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
        long before = timed ? CLOCK.getCurrentThreadCpuTime() : 0;
        work.run();
        if (timed) {
            nanos.computeIfAbsent(name(method), each -> new LongAdder())
                    .add((CLOCK.getCurrentThreadCpuTime() - before) * TIMED_EVERY);
        }
    }

    private static String name(String method) {
        return KnownWork.class.getName() + "." + method;
    }

    static void price(int steps) {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += Math.sqrt(i + sum);
        }
        sink = (long) sum;
    }

    static void spell(int words) {
        long hash = sink;
        for (int i = 0; i < words; i++) {
            hash += Long.toString(hash).hashCode();
        }
        sink = hash;
    }

    static void sort(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        sink = sorted[0];
    }

    static void sign(byte[] bytes, int times) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < times; i++) {
                digest.update(bytes);
            }
            sink = digest.digest()[0];
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    static void pack(byte[] bytes, int times) {
        Deflater deflater = new Deflater();
        byte[] packed = new byte[2 * DATA];
        for (int i = 0; i < times; i++) {
            deflater.reset();
            deflater.setInput(bytes);
            deflater.finish();
            sink = deflater.deflate(packed);
        }
        deflater.end();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(5_000);
        }
    }
}
