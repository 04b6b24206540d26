package dev.holter.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Measures what an event costs the thread that makes it: the CPU time of the same work with the event on and off, in pairs of blocks,
 * off first in every other pair, at two depths of the stack; the median over the pairs. Prints lines of {@code event-costs.csv} for the JDK it runs on. What
 * costs less than what the blocks differ by among themselves is not resolved. Samples of allocations are not measured: what they cost
 * cannot be told beside the allocations; they count as the event of any other name, {@code *}, which is a park's.
 */
public final class EventCostCalibration {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String PARK = "jdk.ThreadPark";

    /** Of events that are not measured. */
    private static final String OTHER = "*";

    private static final int SHALLOW = 10;
    private static final int DEEP = 110;
    private static final int USUAL = 80;
    private static final int BLOCKS = 24;

    /** Of what costs a few percent of the work around it, which differs by as much from block to block. */
    private static final int BLOCKS_OF_SAMPLING = 150;

    private static final int WARM_UP = 3;

    private EventCostCalibration() {}

    /** @param arguments the events to measure; all where there is none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0 || List.of(arguments).contains(PARK)) {
            String line = parking();
            System.out.println(PARK + line);
            System.out.println(OTHER + line);
        }
        Path file = Files.createTempFile("calibration", ".bin");
        Files.write(file, new byte[] {1});
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            List<CostlyWork> all = List.of(
                    CostlyWork.fileRead(open),
                    CostlyWork.EXCEPTION,
                    CostlyWork.EXECUTION,
                    CostlyWork.CPU_TIME,
                    CostlyWork.requestScope(EventCostCalibration::scope),
                    CostlyWork.TRACED_CALL);
            for (CostlyWork work : all) {
                boolean wanted = arguments.length == 0 || List.of(arguments).contains(work.event());
                if (wanted && Runtime.version().feature() >= work.since()) {
                    System.out.println(line(work));
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String parking() throws InterruptedException {
        double[] nanos = new double[2];
        for (int i = 0; i < nanos.length; i++) {
            try (ParkingThreads parking = new ParkingThreads(i == 0 ? SHALLOW : DEEP)) {
                nanos[i] = parking.nanos();
            }
        }
        return line(nanos[0], nanos[1]);
    }

    private static String line(CostlyWork work) throws IOException {
        double shallow = nanos(work, work.stack() ? SHALLOW : USUAL);
        return work.event() + (work.stack() ? line(shallow, nanos(work, DEEP)) : line(shallow, shallow));
    }

    private static String line(double shallow, double deep) {
        double perFrame = Math.max(0, (deep - shallow) / (DEEP - SHALLOW));
        return String.format(
                Locale.ROOT,
                ", %d, %.0f, %.1f, JDK %s; %d CPUs; %s",
                Runtime.version().feature(),
                Math.max(0, shallow - SHALLOW * perFrame),
                perFrame,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now());
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
