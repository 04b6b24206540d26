package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of live objects beside threads that allocate without a break, in a JVM with a small heap: what it tells of its cost, and the governor's answer. */
@Tag("long")
class TightenedHeapTests {

    private static final Pattern PRINTED =
            Pattern.compile("free (\\S+), governed (\\S+) by steps (\\d+), (\\d+) of (\\d+) with stacks, (.*)");

    @TempDir
    Path directory;

    @Test
    void looksAtFewerStacksUntilItIsWithinItsBudget() throws Exception {
        String printed = OwnJvm.run(Allocating.class, List.of("-Xms96m", "-Xmx96m"), directory.toString());
        System.out.println("  " + printed.trim());
        Matcher seen = PRINTED.matcher(printed);
        assertThat(seen.find()).as(printed).isTrue();
        assertThat(Double.parseDouble(seen.group(2))).as(printed).isLessThan(0.9 * Double.parseDouble(seen.group(1)));
        assertThat(Integer.parseInt(seen.group(3))).as(printed).isPositive();
        assertThat(seen.group(4)).as(printed).isEqualTo(seen.group(5)).isNotEqualTo("0");
        assertThat(seen.group(6))
                .contains("stacks looked at in 1 of 2 half seconds")
                .contains("are left out");
    }

    static final class Allocating {

        private static final int THREADS = 8;
        private static final int DEEP = 60;
        private static final int KEPT = 4_000;
        private static final int ONE_LIVES_OF = 20_000;
        private static final int SIZE = 1_024;

        private static volatile Object sink;

        public static void main(String[] arguments) {
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> work(new ArrayDeque<>(), DEEP), "allocating-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            run(arguments[0] + "/first", 1, 5); // of a JVM's first session much is interpreted
            double free = run(arguments[0] + "/free", 1, 10).overhead().share();
            Profile governed = run(arguments[0] + "/governed", free / 2, 15);
            double freeAfter = run(arguments[0] + "/after", 1, 10).overhead().share();
            System.out.printf(
                    Locale.ROOT,
                    "free %.5f, governed %.5f by steps %d, %d of %d with stacks, %s %s%n",
                    (free + freeAfter) / 2, // the machine's speed changes, by half between two of these sessions
                    governed.overhead().share(),
                    governed.provenance().tightened().size(),
                    withStacks(governed),
                    governed.samples().size(),
                    governed.provenance().tightened(),
                    governed.provenance().notes());
        }

        private static Profile run(String directory, double budget, int seconds) {
            try (Holter holter = Holter.builder()
                    .directory(Path.of(directory))
                    .budget(budget)
                    .build()) {
                return holter.start(SessionRequest.of(ProfileType.HEAP).duration(Duration.ofSeconds(seconds)))
                        .profile()
                        .join();
            }
        }

        private static long withStacks(Profile profile) {
            long with = 0;
            for (int row = 0; row < profile.samples().size(); row++) {
                with += profile.stacks().stack(profile.samples().stack(row)).size() > 1 ? 1 : 0;
            }
            return with;
        }

        private static void work(Deque<Object> kept, int deeper) {
            if (deeper > 0) {
                work(kept, deeper - 1);
                return;
            }
            while (true) {
                sink = new byte[SIZE];
                if (ThreadLocalRandom.current().nextInt(ONE_LIVES_OF) == 0) {
                    kept.add(new byte[SIZE]);
                    if (kept.size() > KEPT) {
                        kept.poll();
                    }
                }
            }
        }
    }
}
