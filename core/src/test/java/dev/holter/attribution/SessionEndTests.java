package dev.holter.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scopes that end while a session does, in many sessions of one recording. */
class SessionEndTests {

    private static final int SESSIONS = 500;

    @TempDir
    Path directory;

    private final RequestScopes scopes = new RequestScopes();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean done;

    /** A request with its number, and when it was surely open, by {@code System.nanoTime()}. */
    private static final class Request {
        final long number;
        long opened;
        long closing;

        Request(long number) {
            this.number = number;
        }
    }

    private static final EndpointNaming<Request> NAMING = new EndpointNaming<>() {

        @Override
        public String endpoint(Request request) {
            return "GET /";
        }

        @Override
        public long request(Request request) {
            return request.number;
        }
    };

    @Test
    void noneOfThemIsLostAndNoneIsCountedTwice() throws Exception {
        scopes.register();
        List<Server> servers = List.of(new Server(), new Server(), new Server());
        List<long[]> sessions = new ArrayList<>();
        Path dump = directory.resolve("sessions.jfr");
        try (Recording recording = new Recording(
                Map.of(RequestScopes.EVENT + "#enabled", "true", RequestScopes.EVENT + "#threshold", "0 ns"))) {
            recording.start();
            servers.forEach(Thread::start);
            for (int i = 0; i < SESSIONS; i++) {
                scopes.startCollecting();
                long begun = System.nanoTime();
                LockSupport.parkNanos(50_000); // some requests
                sessions.add(new long[] {begun, System.nanoTime()});
                scopes.stopCollecting();
            }
            done = true;
            for (Server server : servers) {
                server.join();
            }
            recording.dump(dump);
        }
        List<RecordedEvent> records = RecordingFile.readAllEvents(dump);
        assertThat(begunIn(servers, sessions)).hasSizeGreaterThan(SESSIONS).isSubsetOf(numbersOf(records));
        assertThat(join(records)).isEqualTo(numbersOf(records).size());
    }

    private static Set<Long> begunIn(List<Server> servers, List<long[]> sessions) {
        Set<Long> begun = new HashSet<>();
        for (Server server : servers) {
            int at = 0;
            for (Request request : server.served) {
                while (at < sessions.size() && sessions.get(at)[1] < request.opened) {
                    at++;
                }
                // Opened before the session's end, and closed after its beginning.
                if (at < sessions.size() && request.closing > sessions.get(at)[0]) {
                    begun.add(request.number);
                }
            }
        }
        return begun;
    }

    private static Set<Long> numbersOf(List<RecordedEvent> records) {
        Set<Long> numbers = new HashSet<>();
        records.forEach(scope -> numbers.add(scope.getLong("request")));
        return numbers;
    }

    /** How many scopes the join makes of the records. A request that several sessions saw counts in each; here, once. */
    private static int join(List<RecordedEvent> records) {
        ScopeLog log = new ScopeLog();
        Set<Long> begun = new HashSet<>();
        for (RecordedEvent scope : records) {
            if (!scope.getBoolean("openedBefore")) {
                begun.add(scope.getLong("request"));
            }
        }
        for (RecordedEvent scope : records) {
            boolean before = scope.getBoolean("openedBefore");
            if (before && begun.contains(scope.getLong("request"))) {
                continue; // a later session's
            }
            log.add(
                    scope.getLong("threadId"),
                    before ? Long.MIN_VALUE : nanos(scope),
                    0,
                    0,
                    scope.getLong("request"),
                    scope.getBoolean("stillOpen"));
        }
        return log.join(new RequestLog()).size();
    }

    private static long nanos(RecordedEvent scope) {
        return scope.getStartTime().getEpochSecond() * 1_000_000_000L
                + scope.getStartTime().getNano();
    }

    private final class Server extends Thread {

        final List<Request> served = new ArrayList<>();

        @Override
        public void run() {
            while (!done) {
                Request request = new Request(numbers.incrementAndGet());
                scopes.open(request, NAMING);
                request.opened = System.nanoTime();
                LockSupport.parkNanos(1); // leaves the core, so that sessions end in between
                request.closing = System.nanoTime();
                scopes.close();
                served.add(request);
            }
        }
    }
}
