package dev.holter.benchmarks.rivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares Holter with other profilers, by starts of the JVM that alternate. Goes on where it ended: each start's reading is
 * kept at once. Ends with 2 where it was called wrongly.
 */
public final class RivalBench {

    private static final int STARTS = 10;
    private static final int FIXED_ARGUMENTS = 5;

    private RivalBench() {}

    /**
     * @param arguments the protocol's file, the file of readings, the shop's jar, the folder with agents, the commit that is
     *     measured; then, as anybody wishes, the number of starts of each row and the rows' names
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < FIXED_ARGUMENTS) {
            System.err.println("Wanted: protocol, readings, shop, agents, commit [starts] [rival...]");
            System.exit(2);
        }
        List<String> wishes = List.of(arguments).subList(FIXED_ARGUMENTS, arguments.length);
        boolean counted = !wishes.isEmpty() && wishes.get(0).matches("\\d+");
        int starts = counted ? Integer.parseInt(wishes.get(0)) : STARTS;
        List<Rival> rivals;
        try {
            rivals = Rivals.named(wishes.subList(counted ? 1 : 0, wishes.size()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path jdk = Path.of(System.getProperty("java.home"));
        Conditions conditions = Conditions.of(jdk, arguments[4], Protocol.read(Path.of(arguments[0])));
        Log log = new Log(Path.of(arguments[1]));
        run(new Trial(conditions, jdk, Path.of(arguments[2]), Path.of(arguments[3])), log, rivals, starts);
        System.out.println(
                "\n" + conditions.jdk() + ", " + conditions.machine() + ", commit " + conditions.commit() + "\n");
        System.out.print(new Table(log.readings(conditions)).markdown());
    }

    private static void run(Trial trial, Log log, List<Rival> rivals, int starts)
            throws IOException, InterruptedException {
        Conditions conditions = trial.conditions();
        Set<Order.Done> done = log.readings(conditions).stream()
                .filter(Reading::isRun)
                .map(reading -> new Order.Done(reading.rival(), reading.round()))
                .collect(Collectors.toSet());
        List<Order.Turn> left = Order.left(rivals, starts, conditions.protocol().seed(), done);
        Time time = Time.ofEnvironment(conditions.protocol());
        for (int i = 0; i < left.size(); i++) {
            if (!time.isEnoughForOneMore()) {
                System.out.println("Time is up; " + (left.size() - i) + " starts are left for the next call.");
                return;
            }
            Order.Turn turn = left.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "== %d of %d, about %d min left: %s, round %d%n",
                    i + 1,
                    left.size(),
                    time.ofStarts(left.size() - i).toMinutes() + 1,
                    turn.rival().name(),
                    turn.round());
            Path folder = Files.createTempDirectory("rival");
            Reading reading = trial.run(turn.rival(), turn.round(), folder);
            log.append(reading);
            System.out.printf(
                    Locale.ROOT,
                    "   %.0f µs a request, own threads %.1f, p99 %.1f ms, RSS %.0f MiB, %.0f B a minute; %s%n",
                    reading.cpuMicros(),
                    reading.ownMicros(),
                    reading.p99Millis(),
                    reading.rssMegabytes(),
                    reading.bytesPerMinute(),
                    reading.isRun()
                            ? String.join("; ", reading.notes())
                            : "NOT RUN, " + reading.notRun() + ", see " + folder);
            if (reading.isRun()) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** How long starts take, and whether another one fits. */
    private record Time(long begun, Duration oneStart, Duration atMost) {

        /** What starting, ending and collecting garbage take beside warm-up and stretch. */
        private static final int AROUND_SECONDS = 15;

        static Time ofEnvironment(Protocol protocol) {
            String minutes = System.getenv().getOrDefault("BENCH_MINUTES", "100000");
            return new Time(
                    System.nanoTime(),
                    Duration.ofSeconds(protocol.warmUpSeconds() + protocol.stretchSeconds() + AROUND_SECONDS),
                    Duration.ofMillis((long) (Double.parseDouble(minutes) * 60_000)));
        }

        boolean isEnoughForOneMore() {
            Duration past = Duration.ofNanos(System.nanoTime() - begun);
            return past.plus(oneStart).compareTo(atMost) <= 0;
        }

        Duration ofStarts(int starts) {
            return oneStart.multipliedBy(starts);
        }
    }
}
