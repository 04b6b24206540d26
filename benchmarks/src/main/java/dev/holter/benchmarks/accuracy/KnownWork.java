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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/**
 * Threads that serve requests of three endpoints by five kinds of work, and measure by their own clocks what each uses: a loop of
 * arithmetic without a call, short-lived strings, sorting, hashing by an intrinsic of the JVM, and compression in native code. Each
 * round is of another length: threads that repeat themselves every few milliseconds fall in step with the ticks at which Linux looks
 * at CPU timers.
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

    /** Bytes and numbers that a round works on at the mean. */
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
        byte[] bytes = new byte[2 * DATA];
        new SplittableRandom(1).nextBytes(bytes);
        long[] numbers = new SplittableRandom(1).longs(2 * DATA).toArray();
        for (int round = 0; !stopped; round++) {
            boolean timed = round % TIMED_EVERY == 0;
            double size = ThreadLocalRandom.current().nextDouble(2);
            int data = (int) (size * DATA);
            request(ORDERS, () -> run(timed, "price", () -> price((int) (size * 700_000))));
            request(SEARCH, () -> {
                run(timed, "spell", () -> spell((int) (size * 60_000)));
                run(timed, "sort", () -> sort(numbers, data));
            });
            request(REPORT, () -> {
                run(timed, "sign", () -> sign(bytes, data, 60));
                run(timed, "pack", () -> pack(bytes, data, 2));
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

    static void sort(long[] numbers, int count) {
        long[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        sink = count > 0 ? sorted[0] : 0;
    }

    static void sign(byte[] bytes, int count, int times) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < times; i++) {
                digest.update(bytes, 0, count);
            }
            sink = digest.digest()[0];
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    static void pack(byte[] bytes, int count, int times) {
        Deflater deflater = new Deflater();
        byte[] packed = new byte[4 * DATA];
        for (int i = 0; i < times; i++) {
            deflater.reset();
            deflater.setInput(bytes, 0, count);
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
