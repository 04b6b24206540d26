package dev.holter.benchmarks.calibration;

import dev.holter.benchmarks.scope.BareScopeEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Measures what an event costs a thread that does the same again and again: the CPU time of the same work with the event on and off, in pairs of
 * blocks, off first in every other pair, at two depths of the stack; the median over the pairs. What costs less than what the blocks differ by among
 * themselves is not resolved. Samples of allocations are not measured: what they cost cannot be told beside the allocations.
 */
final class LoopCosts {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Measured by many threads that park. */
    static final String PARK = "jdk.ThreadPark";

    private static final int SHALLOW = 10;
    private static final int DEEP = 110;
    private static final int USUAL = 80;
    private static final int BLOCKS = 24;

    /** Of what costs a few percent of the work around it, which differs by as much from block to block. */
    private static final int BLOCKS_OF_SAMPLING = 150;

    private static final int WARM_UP = 3;

    private LoopCosts() {}

    /** By the event's name. */
    static Map<String, EventCost> measure() throws IOException, InterruptedException {
        Map<String, EventCost> costs = new LinkedHashMap<>();
        costs.put(PARK, parking());
        Path file = Files.createTempFile("calibration", ".bin");
        Files.write(file, new byte[] {1});
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            List<CostlyWork> all = List.of(
                    CostlyWork.fileRead(open),
                    CostlyWork.EXCEPTION,
                    CostlyWork.EXECUTION,
                    CostlyWork.CPU_TIME,
                    CostlyWork.requestScope(LoopCosts::scope),
                    CostlyWork.TRACED_CALL);
            for (CostlyWork work : all) {
                if (Runtime.version().feature() >= work.since()) {
                    costs.put(work.event(), cost(work));
                }
            }
        } finally {
            Files.delete(file);
        }
        return costs;
    }

    private static EventCost parking() throws InterruptedException {
        double[] nanos = new double[2];
        for (int i = 0; i < nanos.length; i++) {
            try (ParkingThreads parking = new ParkingThreads(i == 0 ? SHALLOW : DEEP)) {
                nanos[i] = parking.nanos();
            }
        }
        return cost(nanos[0], nanos[1]);
    }

    private static EventCost cost(CostlyWork work) throws IOException {
        double shallow = nanos(work, work.stack() ? SHALLOW : USUAL);
        return work.stack() ? cost(shallow, nanos(work, DEEP)) : cost(shallow, shallow);
    }

    private static EventCost cost(double shallow, double deep) {
        double perFrame = Math.max(0, (deep - shallow) / (DEEP - SHALLOW));
        return new EventCost(Math.max(0, shallow - SHALLOW * perFrame), perFrame, 0);
    }

    private static double nanos(CostlyWork work, int depth) throws IOException {
        double[] blocks = new double[work.eachCall() ? BLOCKS : BLOCKS_OF_SAMPLING];
        for (int block = -WARM_UP; block < blocks.length; block++) {
            boolean offFirst = block % 2 == 0;
            double off = offFirst ? off(work, depth) : 0;
            On on = on(work, depth);
            off = offFirst ? off : off(work, depth);
            if (block >= 0) {
                blocks[block] = (on.cpu() - off) / on.events();
            }
        }
        return new Median().evaluate(blocks);
    }

    private record On(double cpu, long events) {}

    private static double off(CostlyWork work, int depth) {
        try (Recording recording = new Recording()) {
            recording.setToDisk(false);
            recording.start();
            return cpuOf(work, depth);
        }
    }

    private static On on(CostlyWork work, int depth) throws IOException {
        try (Recording recording = new Recording(Map.copyOf(work.settings()))) {
            recording.setToDisk(false);
            recording.start();
            double cpu = cpuOf(work, depth);
            return new On(cpu, work.eachCall() ? work.calls() : Math.max(1, count(recording, work.event())));
        }
    }

    private static long count(Recording recording, String event) throws IOException {
        Path dump = Files.createTempFile("calibration", ".jfr");
        try {
            recording.dump(dump);
            String thread = Thread.currentThread().getName();
            return RecordingFile.readAllEvents(dump).stream()
                    .filter(read -> read.getEventType().getName().equals(event))
                    .filter(read -> {
                        var from = read.hasField("sampledThread") ? read.getThread("sampledThread") : read.getThread();
                        return from != null && thread.equals(from.getJavaName());
                    })
                    .count();
        } finally {
            Files.delete(dump);
        }
    }

    private static double cpuOf(CostlyWork work, int depth) {
        if (depth > 1) {
            return cpuOf(work, depth - 1);
        }
        System.gc(); // what counting events left behind
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < work.calls(); i++) {
            work.work().run();
        }
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    private static void scope() {
        BareScopeEvent event = new BareScopeEvent();
        if (event.isEnabled()) {
            event.begin();
            event.end();
            event.commit();
        }
    }
}
