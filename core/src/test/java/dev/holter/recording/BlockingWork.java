package dev.holter.recording;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Threads that block, each for one reason, and measure for how long: what is longer than the threshold, by reason. */
final class BlockingWork implements AutoCloseable {

    private static final long THRESHOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Locks of two classes, so that they can be told apart. */
    static final class First {}

    static final class Second {}

    /** Something that blocks. */
    private interface Block {
        void run() throws Exception;
    }

    private final Map<String, LongAdder> blocked = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private volatile boolean stopped;

    /** Two threads at each of two monitors, and two at a lock of java.util.concurrent. */
    static BlockingWork onLocks() {
        BlockingWork work = new BlockingWork();
        work.compete(new First(), 25);
        work.compete(new Second(), 40);
        ReentrantLock lock = new ReentrantLock(true);
        for (int i = 0; i < 2; i++) {
            work.start(() -> {
                work.measure("(" + ReentrantLock.class.getName() + "$FairSync)", lock::lock);
                try {
                    Thread.sleep(30);
                } finally {
                    lock.unlock();
                }
            });
        }
        return work;
    }

    private void compete(Object monitor, long holdMillis) {
        String name = "(" + monitor.getClass().getName() + ")";
        for (int i = 0; i < 2; i++) {
            start(() -> {
                long before = System.nanoTime();
                synchronized (monitor) {
                    add(name, before);
                    Thread.sleep(holdMillis);
                }
                Thread.yield(); // lets the other one in
            });
        }
    }

    /** One thread for each cause. */
    static BlockingWork onWaits() throws IOException {
        BlockingWork work = new BlockingWork();
        work.start(() -> work.measure("(sleep)", () -> Thread.sleep(30)));
        work.start(() -> work.measure("(park)", () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25))));
        Object monitor = new Object();
        work.start(() -> {
            synchronized (monitor) {
                work.measure("(monitor wait)", () -> monitor.wait(35));
            }
        });
        work.readFromASlowSocket();
        return work;
    }

    private void readFromASlowSocket() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket slow = server.accept();
        resources.addAll(List.of(slow, client, server));
        Thread writer = new Thread(() -> {
            try {
                while (!stopped) {
                    Thread.sleep(20);
                    slow.getOutputStream().write(1);
                }
            } catch (IOException | InterruptedException e) {
                // it is over
            }
        });
        writer.setDaemon(true);
        writer.start();
        start(() -> measure("(socket read)", () -> client.getInputStream().read()));
    }

    private void start(Block block) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!stopped) {
                            block.run();
                        }
                    } catch (Exception e) {
                        // it is over
                    }
                },
                "blocked-" + threads.size());
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    private void measure(String name, Block block) throws Exception {
        long before = System.nanoTime();
        block.run();
        add(name, before);
    }

    private void add(String name, long before) {
        long nanos = System.nanoTime() - before;
        if (nanos >= THRESHOLD_NANOS) {
            blocked.computeIfAbsent(name, n -> new LongAdder()).add(nanos);
        }
    }

    /** How long the threads were blocked so far, ns, by the leaf that the profile should show. */
    Map<String, Long> blocked() {
        Map<String, Long> now = new TreeMap<>();
        blocked.forEach((name, nanos) -> now.put(name, nanos.sum()));
        return now;
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        for (AutoCloseable resource : resources) {
            resource.close();
        }
        for (Thread thread : threads) {
            thread.join(1_000);
        }
    }
}
