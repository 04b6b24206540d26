package dev.holter.benchmarks.accuracy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JVM under load with Holter in it. To be closed. */
interface Subject extends AutoCloseable {

    /** The process. */
    long pid();

    /** What tells the endpoint of a stack. */
    Landmarks landmarks();

    /** CPU time by landmark so far, ns, as the work measured it itself; empty where it does not know. */
    default Map<String, Long> truth() {
        return Map.of();
    }

    /** A session of type {@code cpu} of this length. */
    Session session(Duration length) throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;

    /**
     * What a session found.
     *
     * @param collapsed its collapsed stacks by endpoint
     * @param samples how many samples it took
     * @param notes what it says of itself
     */
    record Session(Map<String, String> collapsed, long samples, List<String> notes) {

        public Session {
            collapsed = Map.copyOf(collapsed);
            notes = List.copyOf(notes);
        }
    }
}
