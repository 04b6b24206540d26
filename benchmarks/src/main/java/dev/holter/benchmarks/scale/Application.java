package dev.holter.benchmarks.scale;

import dev.holter.attribution.RequestScopes;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Threads that serve requests as a {@link Load} says, until they are closed. */
final class Application implements AutoCloseable {

    /** Some 0.6 ms. */
    private static final int SORTS = 100;

    private static final int NUMBERS = 256;

    private static final int PIECE_OF_GARBAGE = 8 << 10;
    private static final long MILLIS_TO_END = 2_000;

    private final Load load;
    private final RequestScopes scopes;
    private final String[] routes;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder served = new LongAdder();
    private volatile boolean stopped;
    private volatile double sink;
    private volatile byte[] garbage = {};

    private Application(Load load, RequestScopes scopes) {
        this.load = load;
        this.scopes = scopes;
        this.routes = routes(load.routes());
    }

    static String[] routes(int count) {
        String[] routes = new String[count];
        for (int i = 0; i < count; i++) {
            routes[i] = "GET /route-" + i + "/{id}";
        }
        return routes;
    }

    static Application start(Load load, RequestScopes scopes) {
        Application application = new Application(load, scopes);
        for (int i = 0; i < load.threads(); i++) {
            int number = i;
            application.threads.add(application.start(number));
        }
        return application;
    }

    private Thread start(int number) {
        Runnable work = () -> serve(number);
        if (load.isVirtual()) {
            try {
                return (Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, work);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("JDK " + Runtime.version() + " has no virtual threads", e);
            }
        }
        Thread thread = new Thread(work, "exec-" + number);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** How many requests were served so far. */
    long served() {
        return served.sum();
    }

    /** How long the request of each thread is due after the one before, ns; 0 for at once. */
    private long interval() {
        return load.perSecond() == 0 ? 0 : TimeUnit.SECONDS.toNanos(load.threads()) / load.perSecond();
    }

    private void serve(int number) {
        long path = number * 0x9E37_79B9_7F4A_7C15L + 1;
        long interval = interval();
        long due = System.nanoTime() + interval * number / load.threads();
        try {
            for (int route = number; !stopped; route++) {
                waitUntil(due);
                path = path * 0x5DEE_CE66DL + 11;
                scopes.open(routes[Math.floorMod(route * 31, routes.length)], name -> name);
                left(path, load.depth());
                scopes.close();
                served.increment();
                due = Math.max(due + interval, System.nanoTime() - interval); // who is late does not catch up for long
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed while it waited
        }
    }

    private void waitUntil(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private double left(long path, int depth) {
        return depth <= 1 ? work() : next(path, depth) * 2;
    }

    private double right(long path, int depth) {
        return depth <= 1 ? work() : next(path, depth) + 1;
    }

    /** All 64 bits of the path count, again and again: hardly two stacks are alike. */
    private double next(long path, int depth) {
        return (path >> depth & 1) == 0 ? left(path, depth - 2) : right(path, depth - 2);
    }

    /** Calls and branches, as services have: out of a loop of arithmetic alone, JFR cannot walk all stacks. */
    private double work() {
        int[] numbers = new int[NUMBERS];
        int seed = (int) sink;
        for (int sort = 0; sort < SORTS; sort++) {
            for (int i = 0; i < NUMBERS; i++) {
                seed = seed * 1_664_525 + 1_013_904_223;
                numbers[i] = seed;
            }
            Arrays.sort(numbers);
        }
        for (int bytes = load.bytesPerRequest(); bytes > 0; bytes -= PIECE_OF_GARBAGE) {
            garbage = new byte[Math.min(bytes, PIECE_OF_GARBAGE)];
        }
        sink = numbers[0];
        return sink;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        threads.forEach(Thread::interrupt);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_TO_END);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
    }
}
