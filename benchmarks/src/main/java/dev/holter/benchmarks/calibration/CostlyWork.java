package dev.holter.benchmarks.calibration;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Work that makes one kind of event.
 *
 * @param event its name in the resource
 * @param since the first JDK feature release that has it
 * @param settings that switch it on, by setting; for every event
 * @param work makes the same work on each call, with an event in each or not
 * @param calls of the work in one block
 * @param stack whether what an event costs can be told by the depth of its stack
 * @param eachCall whether each call makes one event; else they are counted in the recording
 */
record CostlyWork(
        String event,
        int since,
        Map<String, String> settings,
        Runnable work,
        int calls,
        boolean stack,
        boolean eachCall) {

    static volatile Object sink = "";
    static volatile double number;

    static final String EXCEPTION_EVENT = "jdk.JavaExceptionThrow";

    static final CostlyWork EXCEPTION = new CostlyWork(
            EXCEPTION_EVENT,
            17,
            Map.of(
                    "jdk.JavaExceptionThrow#enabled", "true",
                    "jdk.JavaExceptionThrow#stackTrace", "true",
                    "jdk.JavaExceptionThrow#throttle", "off"),
            CostlyWork::fail,
            10_000,
            true,
            true);

    static final CostlyWork EXECUTION = new CostlyWork(
            "jdk.ExecutionSample",
            17,
            Map.of("jdk.ExecutionSample#enabled", "true", "jdk.ExecutionSample#period", "1 ms"),
            CostlyWork::compute,
            40_000,
            false,
            false);

    static final CostlyWork CPU_TIME = new CostlyWork(
            "jdk.CPUTimeSample",
            25,
            Map.of(
                    "jdk.CPUTimeSample#enabled", "true",
                    "jdk.CPUTimeSample#stackTrace", "true",
                    "jdk.CPUTimeSample#throttle", "1 ms"),
            CostlyWork::compute,
            40_000,
            false,
            false);

    static final CostlyWork TRACED_CALL = new CostlyWork(
            "call of a traced method",
            25,
            Map.of(
                    "jdk.MethodTiming#enabled", "true",
                    "jdk.MethodTiming#filter", CostlyWork.class.getName() + "::traced",
                    "jdk.MethodTrace#enabled", "true",
                    "jdk.MethodTrace#threshold", "1 h",
                    "jdk.MethodTrace#filter", CostlyWork.class.getName() + "::traced"),
            CostlyWork::traced,
            2_000_000,
            false,
            true);

    static CostlyWork fileRead(RandomAccessFile file) {
        return new CostlyWork("jdk.FileRead", 17, always("jdk.FileRead"), () -> read(file), 10_000, true, true);
    }

    static CostlyWork requestScope(Runnable scope) {
        return new CostlyWork(
                "dev.holter.RequestScope",
                17,
                Map.of(
                        "dev.holter.benchmarks.BareScope#enabled",
                        "true",
                        "dev.holter.benchmarks.BareScope#threshold",
                        "0 ns"),
                scope,
                500_000,
                false,
                true);
    }

    private static Map<String, String> always(String event) {
        return Map.of(
                event + "#enabled", "true",
                event + "#stackTrace", "true",
                event + "#threshold", "0 ns",
                event + "#throttle", "off");
    }

    private static void fail() {
        try {
            throw new Quiet();
        } catch (Quiet e) {
            sink = e;
        }
    }

    /** Calls and some garbage: out of a loop of arithmetic alone, JFR cannot walk all stacks, and failed samples cost, too. */
    private static void compute() {
        long hash = (long) number;
        for (int i = 0; i < 500; i++) {
            hash += Long.toString(hash).hashCode();
        }
        number = hash % 1_000;
    }

    static void traced() {
        number++;
    }

    private static void read(RandomAccessFile file) {
        try {
            file.seek(0);
            sink = file.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Quiet extends Exception {

        private static final long serialVersionUID = 1;

        Quiet() {
            super(null, null, false, false);
        }
    }
}
