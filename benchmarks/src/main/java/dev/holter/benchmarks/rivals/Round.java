package dev.holter.benchmarks.rivals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One round: the service starts with each profiler, one after the other; then all of them are under the same load at the same time, so that
 * whatever the machine does, it does to all. A start that fails is a reading, too, and the others go on.
 */
final class Round {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Conditions conditions;
    private final Subject subject;
    private final int number;
    private final Path folder;
    private final Map<Rival, Start> running = new LinkedHashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    /** @param folder where the services run and write */
    Round(Conditions conditions, Subject subject, int number, Path folder) {
        this.conditions = conditions;
        this.subject = subject;
        this.number = number;
        this.folder = folder;
    }

    /**
     * Starts and measures them, and returns a reading of each.
     *
     * @param order in which they start
     */
    List<Reading> run(List<Rival> order) throws InterruptedException {
        Protocol protocol = conditions.protocol();
        try {
            for (Rival rival : order) {
                start(rival);
            }
            say("warm-up, %d s", protocol.warmUpSeconds());
            each(Start::exportBegins);
            each(start -> start.loadBegins(protocol.perSecond()));
            TimeUnit.SECONDS.sleep(protocol.warmUpSeconds());
            say("stretch, %d s", protocol.stretchSeconds());
            each(Start::beginStretch);
            long end = System.nanoTime() + protocol.stretchSeconds() * SECOND;
            for (long left; (left = end - System.nanoTime()) > 0; ) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left, SECOND));
                each(Start::look);
            }
            each(Start::endStretch);
            each(start -> readings.add(start.reading(number, conditions)));
            return readings;
        } finally {
            running.values().forEach(Start::close);
        }
    }

    private void start(Rival rival) throws InterruptedException {
        say("start of %s", rival.name());
        try {
            running.put(rival, new Start(rival, subject, folder.resolve(rival.name())));
        } catch (IOException | RuntimeException e) {
            failed(rival, e);
        }
    }

    private interface Step {
        void of(Start start) throws IOException, InterruptedException;
    }

    private void each(Step step) throws InterruptedException {
        for (Iterator<Map.Entry<Rival, Start>> all = running.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Rival, Start> one = all.next();
            try {
                step.of(one.getValue());
            } catch (IOException | RuntimeException e) {
                all.remove();
                one.getValue().close();
                failed(one.getKey(), e);
            }
        }
    }

    private void failed(Rival rival, Exception failure) {
        readings.add(Reading.ofFailure(Start.now(), rival.name(), number, conditions, failure));
    }

    private static void say(String format, Object argument) {
        System.out.printf(Locale.ROOT, "   " + format + "%n", argument);
    }
}
