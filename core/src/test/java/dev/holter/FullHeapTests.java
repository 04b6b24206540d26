package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose heap fills up while a session runs, with each collector, in a JVM of its own. */
@Tag("long")
class FullHeapTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseParallelGC", "-XX:+UseSerialGC"})
    void endsTheSessionAndStartsNoneUntilThereIsHeapAgain(String collector) throws Exception {
        String printed = OwnJvm.run(
                FillingUp.class,
                List.of("-Xmx256m", collector),
                directory.resolve("holter").toString());
        assertThat(printed)
                .contains("truncated heap nearly full: ")
                .contains("refused NO_SPACE The heap is nearly full: ")
                .contains("then COMPLETED");
    }

    /** Fills its heap while a session runs, asks for another, gives the heap back and asks again. */
    static final class FillingUp {

        private static final int BLOCK = 60 << 10;
        private static final double FULL = 0.92;

        /** It looks once a second. */
        private static final long LOOK_MILLIS = 1_500;

        private static volatile Object sink = "";

        private FillingUp() {}

        public static void main(String[] arguments) throws Exception {
            try (Holter holter =
                    Holter.builder().directory(Path.of(arguments[0])).budget(1).build()) {
                Session session =
                        holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(30)));
                List<byte[]> kept = fill();
                Profile profile = session.profile().join();
                System.out.println("truncated " + profile.provenance().truncated());
                Thread.sleep(LOOK_MILLIS);
                try {
                    holter.start(SessionRequest.of(ProfileType.CPU));
                } catch (RefusedException e) {
                    System.out.println(
                            "refused " + e.refusal().code() + " " + e.refusal().detail());
                }
                kept.clear();
                System.gc();
                Thread.sleep(LOOK_MILLIS);
                Session next = holter.start(SessionRequest.of(ProfileType.CPU).duration(Duration.ofSeconds(1)));
                next.profile().join();
                System.out.println("then " + next.state());
            }
        }

        /** Until so little is left after a collection; near that it collects after each block, so that garbage is not counted. */
        private static List<byte[]> fill() {
            Runtime runtime = Runtime.getRuntime();
            List<byte[]> kept = new ArrayList<>();
            while (true) {
                if (runtime.totalMemory() - runtime.freeMemory() > FULL * runtime.maxMemory()) {
                    System.gc();
                    if (runtime.totalMemory() - runtime.freeMemory() > FULL * runtime.maxMemory()) {
                        sink = kept;
                        return kept;
                    }
                }
                kept.add(new byte[BLOCK]);
            }
        }
    }
}
