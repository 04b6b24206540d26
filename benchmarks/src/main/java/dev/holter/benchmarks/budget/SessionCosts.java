package dev.holter.benchmarks.budget;

import dev.holter.Holter;
import dev.holter.attribution.RequestScopes;
import dev.holter.format.ProfileFormat;
import dev.holter.guard.Limits;
import dev.holter.guard.Meter;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.SessionRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sessions of each type on two busy threads that serve requests, the quiet between them, and the views of a profile. */
final class SessionCosts {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final List<ProfileType> TYPES =
            List.of(ProfileType.CPU, ProfileType.ALLOCATION, ProfileType.LOCK, ProfileType.WAIT);

    private static final Duration SESSION = Duration.ofSeconds(5);
    private static final int SESSIONS = 3;
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final int WRITINGS = 8;
    private static final int FIRST_WRITINGS = 3;
    private static final int THREADS = 2;
    private static final int STEPS_OF_A_REQUEST = 20_000;

    private static volatile long sink;

    private final Readings readings;
    private volatile boolean stopped;

    private SessionCosts(Readings readings) {
        this.readings = readings;
    }

    static void measure(Readings readings, Path directory) throws IOException, InterruptedException {
        new SessionCosts(readings).measure(directory);
    }

    private void measure(Path directory) throws IOException, InterruptedException {
        try (Holter holter = Holter.builder()
                .directory(directory)
                .budget(1)
                .limits(new Limits(Duration.ofSeconds(60), 1, 3_600))
                .build()) {
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> serve(holter.requestScopes()), "serving-" + i);
                thread.setDaemon(true);
                thread.start();
            }
            Profile cpu = session(holter, ProfileType.CPU); // the first of a JVM is another matter
            for (int i = 0; i < SESSIONS; i++) {
                for (ProfileType type : TYPES) {
                    readings.add(
                            "window " + type.name(),
                            session(holter, type).overhead().share());
                }
                idle();
            }
            stopped = true;
            views(cpu);
        }
    }

    private static Profile session(Holter holter, ProfileType type) {
        return holter.start(SessionRequest.of(type).duration(SESSION)).profile().join();
    }

    private void idle() throws InterruptedException {
        Meter.Measurement quiet = new Meter().begin();
        Thread.sleep(QUIET.toMillis());
        double millis = quiet.cost(0).measured().toNanos() / 1e6;
        readings.add(
                "idle on JDK " + Runtime.version().feature(),
                millis * TimeUnit.SECONDS.toMillis(10) / QUIET.toMillis());
    }

    private void views(Profile profile) throws IOException {
        for (ProfileFormat format : ProfileFormat.ALL) {
            for (int i = 0; i < WRITINGS; i++) {
                long before = CLOCK.getCurrentThreadCpuTime();
                format.write(profile, OutputStream.nullOutputStream());
                if (i >= FIRST_WRITINGS) {
                    readings.add("view " + format.name(), (CLOCK.getCurrentThreadCpuTime() - before) / 1e6);
                }
            }
        }
    }

    private void serve(RequestScopes scopes) {
        while (!stopped) {
            scopes.open("GET /bench", name -> name);
            for (int i = 0; i < STEPS_OF_A_REQUEST; i++) {
                sink += Long.toString(sink).hashCode();
            }
            scopes.close();
        }
    }
}
