package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that was asked to end, with everything configured that writes files. */
@Tag("long")
class LeftoversTests {

    private static final int SIGTERM = 128 + 15;

    /** A context that closes waits for its parts one after another; a container's runtime waits ten seconds. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    /** What the service was doing. */
    enum Situation {
        IN_A_WINDOW,
        IN_A_LIVE_SESSION,
        AFTER_SESSIONS,
        KILLED
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void onlyTheAuditAndTheKillFileStayAfterSigterm(Situation situation) throws Exception {
        Launch launch = Launch.shop(Boot.BOOT_4_1)
                .with("holter.directory=holter", "holter.audit.file=audit.log", "holter.kill-switch.file=kill");
        try (RunningService shop = RunningService.start(launch)) {
            Path holter = shop.home().resolve("holter");
            String id = bring(shop, situation);
            assertThat(holter).as("where JFR has its repository").isDirectory();

            long before = System.nanoTime();
            assertThat(shop.terminate()).isEqualTo(SIGTERM);
            Duration took = Duration.ofNanos(System.nanoTime() - before);

            System.out.printf("%s: ended %d ms after SIGTERM%n", situation, took.toMillis());
            assertThat(took).isLessThan(IN_TIME);
            assertThat(filesIn(shop.home()))
                    .containsExactlyInAnyOrderElementsOf(
                            situation == Situation.KILLED
                                    ? List.of("audit.log", "kill", "log.txt")
                                    : List.of("audit.log", "log.txt"));
            assertThat(holter).doesNotExist();
            assertThat(shop.log())
                    .as("its end was an orderly one")
                    .containsPattern("Session " + id + " (STOPPED|COMPLETED): ");
        }
    }

    /** The latest session's id. */
    private static String bring(RunningService shop, Situation situation) throws IOException {
        ProfilingClient profiling = shop.profiling();
        return switch (situation) {
            case IN_A_WINDOW -> recording(shop, profiling.startSession("30s"));
            case IN_A_LIVE_SESSION -> recording(shop, profiling.startLiveSession("30s"));
            case AFTER_SESSIONS -> {
                profiling.finished(profiling.startLiveSession("1s"));
                String id = profiling.startSession("1s");
                profiling.finished(id);
                yield id;
            }
            case KILLED -> {
                String id = recording(shop, profiling.startSession("30s"));
                Files.createFile(shop.home().resolve("kill"));
                profiling.finished(id);
                yield id;
            }
        };
    }

    private static String recording(RunningService shop, String id) {
        shop.awaitRecording(id);
        return id;
    }

    /** The names of all files, but for what Tomcat and the JVM keep for themselves. */
    private static List<String> filesIn(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .filter(name -> !name.matches("tmp/(tomcat|hsperfdata).*"))
                    .toList();
        }
    }
}
