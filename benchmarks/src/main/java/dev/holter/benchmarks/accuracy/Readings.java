package dev.holter.benchmarks.accuracy;

import dev.holter.benchmarks.reference.AsyncProfiler;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Takes stretches of a subject with the two profilers in turn, and keeps them. */
final class Readings {

    final List<Stretch> reference = new ArrayList<>();
    final List<Stretch> holter = new ArrayList<>();

    /** CPU time by landmark in each stretch, ns, as the work measured it itself; empty where it does not know. */
    final List<Map<String, Double>> truthOfReference = new ArrayList<>();

    final List<Map<String, Double>> truthOfHolter = new ArrayList<>();

    /** How many samples Holter's sessions took. */
    long samples;

    /** What the sessions said of themselves. */
    final TreeSet<String> notes = new TreeSet<>();

    private final Subject subject;
    private final AsyncProfiler profiler;
    private final Duration length;

    Readings(Subject subject, AsyncProfiler profiler, Duration length) {
        this.subject = subject;
        this.profiler = profiler;
        this.length = length;
    }

    /** Reference, Holter, Holter, reference, reference, ...: what drifts over time does the same to both. */
    void take(int pairs) throws IOException, InterruptedException {
        for (int pair = 0; pair < pairs; pair++) {
            if (pair % 2 == 0) {
                takeReference();
                takeHolter();
            } else {
                takeHolter();
                takeReference();
            }
        }
    }

    private void takeReference() throws IOException, InterruptedException {
        Map<String, Long> before = subject.truth();
        profiler.start();
        Thread.sleep(length.toMillis());
        truthOfReference.add(since(before));
        reference.add(Profilers.reference(profiler.stop(), subject.landmarks()));
    }

    private void takeHolter() throws IOException, InterruptedException {
        Map<String, Long> before = subject.truth();
        Subject.Session session = subject.session(length);
        truthOfHolter.add(since(before));
        add(session);
    }

    /** Both at once, as users should not. */
    void takeBoth() throws IOException, InterruptedException {
        profiler.start();
        Subject.Session session = subject.session(length);
        reference.add(Profilers.reference(profiler.stop(), subject.landmarks()));
        add(session);
    }

    private void add(Subject.Session session) throws IOException {
        samples += session.samples();
        notes.addAll(session.notes());
        holter.add(Profilers.holter(session.collapsed(), subject.landmarks()));
        keep(session);
    }

    /** Beside what the reference wrote, the endpoint as the outermost frame. */
    private void keep(Subject.Session session) throws IOException {
        StringBuilder all = new StringBuilder();
        session.collapsed().forEach((endpoint, stacks) -> stacks.lines()
                .forEach(stack -> all.append(endpoint).append(';').append(stack).append('\n')));
        Files.writeString(Files.createTempFile(profiler.directory(), "holter-", ".collapsed"), all);
    }

    private Map<String, Double> since(Map<String, Long> before) {
        Map<String, Double> used = new HashMap<>();
        subject.truth().forEach((name, nanos) -> used.put(name, (double) nanos - before.getOrDefault(name, 0L)));
        return used;
    }
}
