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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares Holter with other profilers, by rounds in which all of them are measured at the same time. Goes on where it ended: each
 * round's readings are kept at once. Ends with 2 where it was called wrongly.
 */
public final class RivalBench {

    private static final int ROUNDS = 10;
    private static final int FIXED_ARGUMENTS = 5;

    private RivalBench() {}

    /**
     * @param arguments the protocol's file, the file of readings, the shop's jar, the folder with agents, the commit that is
     *     measured; then, as anybody wishes, the number of rounds and the rows' names
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < FIXED_ARGUMENTS) {
            System.err.println("Wanted: protocol, readings, shop, agents, commit [rounds] [rival...]");
            System.exit(2);
        }
        List<String> wishes = List.of(arguments).subList(FIXED_ARGUMENTS, arguments.length);
        boolean counted = !wishes.isEmpty() && wishes.get(0).matches("\\d+");
        int rounds = counted ? Integer.parseInt(wishes.get(0)) : ROUNDS;
        List<Rival> rivals;
        try {
            rivals = Rivals.named(wishes.subList(counted ? 1 : 0, wishes.size()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Path jdk = Path.of(System.getProperty("java.home"));
        Protocol protocol = Protocol.read(Path.of(arguments[0]));
        Conditions conditions = Conditions.of(jdk, arguments[4], protocol, rivals);
        Log log = new Log(Path.of(arguments[1]));
        Subject subject = new Subject(jdk, Path.of(arguments[2]), Path.of(arguments[3]), protocol.jvm());
        run(conditions, subject, log, rivals, rounds);
        System.out.println(
                "\n" + conditions.jdk() + ", " + conditions.machine() + ", commit " + conditions.commit() + "\n");
        System.out.print(new Table(log.readings(conditions)).markdown());
    }

    private static void run(Conditions conditions, Subject subject, Log log, List<Rival> rivals, int rounds)
            throws IOException, InterruptedException {
        Set<Integer> done =
                log.readings(conditions).stream().map(Reading::round).collect(Collectors.toSet());
        List<Integer> left = IntStream.rangeClosed(1, rounds)
                .boxed()
                .filter(round -> !done.contains(round))
                .toList();
        Time time = Time.ofEnvironment(conditions.protocol(), rivals.size());
        for (int i = 0; i < left.size(); i++) {
            if (!time.isEnoughForOneMore()) {
                System.out.println("Time is up; " + (left.size() - i) + " rounds are left for the next call.");
                return;
            }
            System.out.printf(
                    Locale.ROOT,
                    "== round %d, %d of %d, about %d min left%n",
                    left.get(i),
                    i + 1,
                    left.size(),
                    time.ofRounds(left.size() - i).toMinutes() + 1);
            List<Rival> order =
                    Order.of(rivals, left.get(i), conditions.protocol().seed());
            Path folder = Files.createTempDirectory("rivals");
            List<Reading> readings = new Round(conditions, subject, left.get(i), folder).run(order);
            for (Reading reading : readings) {
                log.append(reading);
                print(reading);
            }
            if (readings.stream().allMatch(Reading::isRun)) {
                delete(folder);
            } else {
                System.out.println("   What they left is in " + folder);
            }
        }
    }

    private static void print(Reading reading) {
        System.out.printf(
                Locale.ROOT,
                "   %-18s %.0f µs a request, JIT %.0f, own threads %.1f, p99 %.1f ms, RSS %.0f MiB, %.0f B a minute; %s%n",
                reading.rival(),
                reading.cpuMicros(),
                reading.jitMicros(),
                reading.ownMicros(),
                reading.p99Millis(),
                reading.rssMegabytes(),
                reading.bytesPerMinute(),
                reading.isRun() ? String.join("; ", reading.notes()) : "NOT RUN, " + reading.notRun());
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

    /** How long rounds take, and whether another one fits. */
    private record Time(long begun, Duration oneRound, Duration atMost) {

        /** What starting, ending and collecting garbage take, of one service, beside warm-up and stretch. */
        private static final int AROUND_SECONDS = 10;

        static Time ofEnvironment(Protocol protocol, int rows) {
            String minutes = System.getenv().getOrDefault("BENCH_MINUTES", "100000");
            return new Time(
                    System.nanoTime(),
                    Duration.ofSeconds(protocol.warmUpSeconds() + protocol.stretchSeconds() + rows * AROUND_SECONDS),
                    Duration.ofMillis((long) (Double.parseDouble(minutes) * 60_000)));
        }

        boolean isEnoughForOneMore() {
            Duration past = Duration.ofNanos(System.nanoTime() - begun);
            return past.plus(oneRound).compareTo(atMost) <= 0;
        }

        Duration ofRounds(int rounds) {
            return oneRound.multipliedBy(rounds);
        }
    }
}
