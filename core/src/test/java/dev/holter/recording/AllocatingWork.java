package dev.holter.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that allocate by a few methods in random order, each with sizes of its own, and measure what each allocated by the
 * thread's own counter. What is allocated is published, so that no compiler can leave it out.
 */
final class AllocatingWork implements AutoCloseable {

    private static final int LINE_BYTES = 2 << 10;
    private static final int BUFFER_BYTES = 16 << 10;
    private static final int BLOCK_BYTES = 64 << 10;
    private static final int PAGE_BYTES = 2 << 20;

    private static volatile Object published;

    private interface Starter {
        Thread start(Runnable work, String name);
    }

    private static final class Node {
        final Object next;
        long value;

        Node(Object next) {
            this.next = next;
        }
    }

    private final List<MeasuredAllocation> ways;
    private final double callsPerByte;
    private final double bytesPerNano;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private AllocatingWork(int threadCount, double bytesPerSecond, List<MeasuredAllocation> ways, Starter starter) {
        this.ways = ways;
        this.callsPerByte =
                ways.stream().mapToDouble(MeasuredAllocation::callsPerByte).sum();
        this.bytesPerNano = bytesPerSecond / threadCount / TimeUnit.SECONDS.toNanos(1);
        for (int i = 0; i < threadCount; i++) {
            SplittableRandom random = new SplittableRandom(i);
            threads.add(starter.start(() -> allocate(random), "allocating-" + i));
        }
    }

    /** What most services allocate: objects, strings and buffers, and 5 % in arrays that are larger than a thread's own buffer. */
    static AllocatingWork ofUsualSizes(int threads, double bytesPerSecond) {
        return new AllocatingWork(threads, bytesPerSecond, usualSizes(), AllocatingWork::startPlatform);
    }

    /** The same on virtual threads, JDK 21 and newer. They have no counters, so each call counts what it took on average before. */
    static AllocatingWork onVirtualThreads(int threads, double bytesPerSecond) {
        List<MeasuredAllocation> ways = usualSizes();
        ways.forEach(MeasuredAllocation::measureMean);
        return new AllocatingWork(threads, bytesPerSecond, ways, AllocatingWork::startVirtual);
    }

    private static List<MeasuredAllocation> usualSizes() {
        return List.of(
                new MeasuredAllocation("nodes", 16_000, 0.50, AllocatingWork::nodes),
                new MeasuredAllocation("lines", LINE_BYTES * 8, 0.27, AllocatingWork::lines),
                new MeasuredAllocation("buffers", BUFFER_BYTES, 0.18, AllocatingWork::buffers),
                new MeasuredAllocation("pages", PAGE_BYTES, 0.05, AllocatingWork::pages));
    }

    private static Thread startPlatform(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static Thread startVirtual(Runnable work, String name) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no virtual threads before JDK 21", e);
        }
    }

    /** A third of it in arrays that do not fit into what is left of a thread's own buffer, or into it at all. */
    static AllocatingWork ofLargeArrays(int threads, double bytesPerSecond) {
        return new AllocatingWork(
                threads,
                bytesPerSecond,
                List.of(
                        new MeasuredAllocation("nodes", 16_000, 0.42, AllocatingWork::nodes),
                        new MeasuredAllocation("lines", LINE_BYTES * 8, 0.25, AllocatingWork::lines),
                        new MeasuredAllocation("blocks", BLOCK_BYTES / 2, 0.165, AllocatingWork::blocks),
                        new MeasuredAllocation("pages", PAGE_BYTES, 0.165, AllocatingWork::pages)),
                AllocatingWork::startPlatform);
    }

    private void allocate(SplittableRandom random) {
        long begin = System.nanoTime();
        long total = 0;
        while (!stopped) {
            MeasuredAllocation way = choose(random.nextDouble() * callsPerByte);
            total += way.run(random);
            long ahead = (long) (total / bytesPerNano) - (System.nanoTime() - begin);
            if (ahead > TimeUnit.MILLISECONDS.toNanos(2)) {
                LockSupport.parkNanos(ahead);
            }
        }
    }

    private MeasuredAllocation choose(double number) {
        double left = number;
        for (MeasuredAllocation way : ways) {
            left -= way.callsPerByte();
            if (left < 0) {
                return way;
            }
        }
        return ways.get(0);
    }

    private static void nodes(SplittableRandom random) {
        Node node = null;
        for (int i = 0; i < 660; i++) {
            node = new Node(i % 16 == 0 ? null : node);
            published = node;
        }
    }

    private static void lines(SplittableRandom random) {
        for (int i = 0; i < 16; i++) {
            published = new byte[random.nextInt(LINE_BYTES)];
        }
    }

    private static void buffers(SplittableRandom random) {
        published = new byte[random.nextInt(BUFFER_BYTES / 2)];
        published = new char[random.nextInt(BUFFER_BYTES / 2)];
    }

    private static void blocks(SplittableRandom random) {
        published = new byte[random.nextInt(BLOCK_BYTES)];
    }

    private static void pages(SplittableRandom random) {
        published = new byte[random.nextInt(PAGE_BYTES / 2, PAGE_BYTES * 3 / 2)];
    }

    /** What each method allocated so far, bytes. */
    Map<String, Long> allocated() {
        Map<String, Long> now = new TreeMap<>();
        ways.forEach(way -> now.put(way.method(), way.allocated()));
        return now;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(5_000);
        }
    }
}
