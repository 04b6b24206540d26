package dev.holter.recording;

import dev.holter.attribution.RequestScopes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import jdk.jfr.Recording;

/**
 * A dump that JFR really wrote while threads served requests in many different call paths; sampled as fast as JFR can, so that
 * some tens of seconds hold the samples of a large service's window. Written once for each JDK and each form of the scope's
 * event, and kept, so that all benchmarks read one and the same.
 */
final class BusyDump {

    /** Not more than there are cores: with eight on two cores JFR takes 100 samples a second instead of 1,500. */
    private static final int THREADS = 2;

    /** Rounds of arithmetic in a request: two threads on two cores serve about 700 requests a second, half as many as there are samples. */
    static final int WORK = 330_000;

    static final int ENDPOINTS = 50;

    private BusyDump() {}

    /** The dump of this duration for this JDK; takes that long where there is none yet. */
    static Path of(Duration duration) {
        return of(duration, WORK);
    }

    /** @param work rounds of arithmetic in a request; the fewer, the more scopes for each sample */
    static Path of(Duration duration, int work) {
        Path dump = Path.of(
                System.getProperty("java.io.tmpdir"),
                "holter-benchmarks-" + Runtime.version() + "-" + form() + "-" + duration.toSeconds() + "s-" + work
                        + ".jfr");
        if (!Files.exists(dump)) {
            write(dump, duration, work);
        }
        return dump;
    }

    /** Changes with the event's fields, which are read by position. */
    private static String form() {
        CRC32 sum = new CRC32();
        try (InputStream event = RequestScopes.class.getResourceAsStream("RequestScopeEvent.class")) {
            sum.update(Objects.requireNonNull(event, "RequestScopeEvent.class").readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Long.toHexString(sum.getValue());
    }

    private static void write(Path dump, Duration duration, int work) {
        RequestScopes scopes = new RequestScopes();
        scopes.register();
        Map<String, String> settings = new LinkedHashMap<>(WindowRecorder.settings(HolterFold.plan(duration)));
        settings.put("jdk.ExecutionSample#period", "1 ms");
        try (Recording recording = new Recording(settings);
                BusyThreads threads = new BusyThreads(scopes, THREADS, work)) {
            recording.start();
            scopes.startCollecting();
            WindowMark.write();
            threads.start();
            LockSupport.parkNanos(duration.toNanos());
            scopes.stopCollecting();
            Path unfinished = Files.createTempFile("holter-benchmarks", ".jfr");
            recording.dump(unfinished);
            Files.move(unfinished, dump, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serve requests of {@code ENDPOINTS} endpoints, each down one of 1,024 call paths of 40 frames. */
    static final class BusyThreads implements AutoCloseable {

        private static final int DEPTH = 40;

        private final RequestScopes scopes;
        private final int work;
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean stopped;
        private volatile double sink;

        BusyThreads(RequestScopes scopes, int count, int work) {
            this.scopes = scopes;
            this.work = work;
            for (int i = 0; i < count; i++) {
                Thread thread = new Thread(this::serve, "exec-" + i);
                thread.setDaemon(true);
                threads.add(thread);
            }
        }

        void start() {
            threads.forEach(Thread::start);
        }

        private void serve() {
            long path = Thread.currentThread().getId();
            while (!stopped) {
                path = path * 0x5DEECE66DL + 11;
                scopes.open("GET /route-" + Math.floorMod(path >> 20, ENDPOINTS), endpoint -> endpoint);
                left(path >> 24 & 1_023, DEPTH);
                scopes.close();
            }
        }

        private double left(long path, int depth) {
            return depth == 0 ? work() : next(path, depth) * 2;
        }

        private double right(long path, int depth) {
            return depth == 0 ? work() : next(path, depth) + 1;
        }

        private double next(long path, int depth) {
            return (path >> depth % 10 & 1) == 0 ? left(path, depth - 1) : right(path, depth - 1);
        }

        private double work() {
            double sum = sink;
            for (int i = 0; i < work; i++) {
                sum += Math.sqrt(i + sum);
            }
            sink = sum % 1_000;
            return sum;
        }

        @Override
        public void close() {
            stopped = true;
            threads.forEach(LockSupport::unpark);
        }
    }
}
