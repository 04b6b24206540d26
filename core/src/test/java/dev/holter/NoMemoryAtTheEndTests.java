package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A heap that is full at the very moment when what was recorded is written or read, or when a recording is closed, in a JVM of its own. */
@Tag("long")
class NoMemoryAtTheEndTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "window, dev.holter.recording.PositionalReader, true",
        "window, jdk.jfr.internal.Platform, true",
        "window, dev.holter.recording.OwnRecordings, false",
        "live, dev.holter.recording.RecordedEvents, true",
        "live, dev.holter.recording.OwnRecordings, true"
    })
    void theSessionEndsAndTheNextOneCompletes(String recorder, String where, boolean thenTheSessionSuffers)
            throws Exception {
        String printed = OwnJvm.run(
                Starving.class, List.of("-Xmx96m"), directory.resolve("holter").toString(), recorder, where);
        assertThat(printed).containsPattern("starved [1-9]");
        if (thenTheSessionSuffers) {
            assertThat(printed).containsPattern("(FAILED|STOPPED|COMPLETED) because .*(OutOfMemoryError|data lost)");
        }
        assertThat(printed)
                // The next ones are admitted and end. What they had to give up, for want of heap or because a thread of
                // JFR's own died, they say.
                .containsPattern("then COMPLETED because (null|data lost: .*), other recordings \\[\\]")
                .containsPattern("and read along COMPLETED because (null|data lost: .*), other recordings \\[\\]")
                .contains("running after all []");
        System.out.println(
                printed.lines().filter(line -> line.contains(" because ")).toList());
    }

    /** Takes all memory while a thread of Holter's is in that code, until a session has suffered; then gives it back and records once more. */
    static final class Starving {

        private static final int TRIALS = 12;
        private static final long LIVE_MILLIS = 2_500;
        private static final List<String> THREADS = List.of("holter-session", "holter-live");

        private static String where = "";
        private static volatile boolean over;
        private static volatile int starved;
        private static volatile double sink;

        private Starving() {}

        public static void main(String[] arguments) throws Exception {
            boolean live = arguments[1].equals("live");
            where = arguments[2];
            start("busy", Starving::work);
            try (Holter holter = Holter.builder()
                    .directory(Path.of(arguments[0]))
                    .budget(1)
                    .limits(new dev.holter.guard.Limits(Duration.ofMinutes(1), 1, 1000))
                    .build()) {
                String became = "";
                for (int i = 0; i < TRIALS && !became.matches(".*(OutOfMemoryError|data lost).*"); i++) {
                    over = false;
                    Thread taker = start("taker", Starving::takeAllWhileItIsThere);
                    became = record(holter, live);
                    over = true;
                    taker.join();
                    System.out.println(became);
                }
                System.gc();
                System.out.println("then " + record(holter, false) + ", other recordings " + holter.otherRecordings());
                System.out.println(
                        "and read along " + record(holter, true) + ", other recordings " + holter.otherRecordings());
            }
            System.out.println("starved " + starved + " times, running after all "
                    + FlightRecorder.getFlightRecorder().getRecordings().stream()
                            .filter(left -> left.getState() == RecordingState.RUNNING)
                            .map(Recording::getName)
                            .toList());
            System.exit(0);
        }

        private static String record(Holter holter, boolean live) throws InterruptedException {
            Duration duration = live ? Duration.ofMillis(LIVE_MILLIS) : Duration.ofSeconds(1);
            while (true) {
                try {
                    Session session = holter.start(
                            SessionRequest.of(ProfileType.CPU).live(live).duration(duration));
                    return outcome(session);
                } catch (RefusedException e) { // the heap was found full a moment ago
                    System.gc();
                    Thread.sleep(200);
                } catch (OutOfMemoryError e) {
                    Thread.sleep(200);
                }
            }
        }

        private static String outcome(Session session) throws InterruptedException {
            while (true) {
                try {
                    if (session.state().isFinal()) {
                        return session.state() + " because "
                                + session.failure().orElseGet(() -> session.profile()
                                        .join()
                                        .provenance()
                                        .truncated());
                    }
                    Thread.sleep(10);
                } catch (OutOfMemoryError e) {
                    Thread.sleep(10);
                }
            }
        }

        private static Thread start(String name, Runnable work) {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        private static void takeAllWhileItIsThere() {
            List<byte[]> most = new ArrayList<>();
            long spare = 16 << 20;
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            while (runtime.totalMemory() - runtime.freeMemory() + spare < runtime.maxMemory()) {
                most.add(new byte[64 << 10]);
            }
            try {
                while (!over) {
                    if (isThere()) {
                        takeAll();
                    }
                }
            } catch (OutOfMemoryError e) {
                sink = most.size(); // somebody else was quicker
            }
        }

        private static boolean isThere() {
            for (Map.Entry<Thread, StackTraceElement[]> thread :
                    Thread.getAllStackTraces().entrySet()) {
                if (THREADS.contains(thread.getKey().getName())) {
                    for (StackTraceElement frame : thread.getValue()) {
                        if (frame.getClassName().startsWith(where)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /** And keeps it for a moment. */
        private static void takeAll() {
            Object[] kept = null;
            int size = 64 << 10;
            while (size >= 32) {
                try {
                    kept = new Object[] {kept, new byte[size]};
                } catch (OutOfMemoryError e) {
                    size /= 2;
                }
            }
            starved++;
            long began = System.nanoTime();
            while (!over && System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(300)) {
                Thread.onSpinWait();
            }
            sink = kept == null ? 0 : kept.length;
        }

        /** Work whose stacks differ, so that reading them takes a while. */
        private static void work() {
            Random random = new Random(1);
            while (true) {
                try {
                    sink = descend(random, 60);
                } catch (OutOfMemoryError e) {
                    sink = 0;
                }
            }
        }

        private static double descend(Random random, int depth) {
            double sum = 0;
            for (int i = 0; i < 2_000; i++) {
                sum += Math.sqrt(i + sum);
            }
            if (depth == 0) {
                return sum;
            }
            return random.nextBoolean() ? sum + descend(random, depth - 1) : sum - otherwise(random, depth - 1);
        }

        private static double otherwise(Random random, int depth) {
            return depth == 0 ? 1 : 1 + descend(random, depth - 1);
        }
    }
}
