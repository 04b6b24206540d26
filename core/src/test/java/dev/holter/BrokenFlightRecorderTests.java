package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JFR as an error inside it leaves it, such as one for want of memory; in a JVM of its own, by JFR's own code. */
@Tag("long")
class BrokenFlightRecorderTests {

    private static final List<String> OPEN = List.of(
            "--add-opens", "jdk.jfr/jdk.jfr=ALL-UNNAMED", "--add-opens", "jdk.jfr/jdk.jfr.internal=ALL-UNNAMED");

    @TempDir
    Path directory;

    @Test
    void recordsBesideWhatAFailedDumpLeftBehind() throws Exception {
        assertThat(printed("leave behind"))
                .contains("window COMPLETED with samples, beside [(JFR's own, for a dump)]")
                .contains("live COMPLETED with samples, beside [(JFR's own, for a dump)]")
                .contains("A recording of JFR's own, which it makes for a dump, ran beside");
    }

    @Test
    void closesWhatCouldNotBeClosedBeforeItRecordsAgain() throws Exception {
        assertThat(printed("get stuck"))
                .contains("stuck FAILED")
                .contains("window COMPLETED with samples, beside []")
                .contains("live COMPLETED with samples, beside []")
                .contains("left []");
    }

    private String printed(String breakage) throws Exception {
        return OwnJvm.run(Broken.class, OPEN, directory.resolve("holter").toString(), breakage);
    }

    /** Records with the recorder broken in one of two ways. */
    static final class Broken {

        private static volatile double sink;

        private Broken() {}

        public static void main(String[] arguments) throws Exception {
            Thread busy = new Thread(Broken::work, "busy");
            busy.setDaemon(true);
            busy.start();
            try (Holter holter =
                    Holter.builder().directory(Path.of(arguments[0])).budget(1).build()) {
                if (arguments[1].equals("get stuck")) {
                    Session stuck = holter.start(request(true, 2));
                    await("it records").until(() -> stuck.samples() > 0);
                    stopTheRecorder();
                    print("stuck", holter, stuck);
                } else {
                    leaveOneBehind();
                }
                print("window", holter, holter.start(request(false, 2)));
                print("live", holter, holter.start(request(true, 4)));
            }
            System.out.println("left "
                    + FlightRecorder.getFlightRecorder().getRecordings().stream()
                            .filter(Objects::nonNull)
                            .toList());
            System.exit(0);
        }

        private static SessionRequest request(boolean live, int seconds) {
            return SessionRequest.of(ProfileType.CPU).live(live).duration(Duration.ofSeconds(seconds));
        }

        private static void print(String name, Holter holter, Session session) {
            try {
                Profile profile = session.profile().join();
                System.out.println(name + " " + session.state()
                        + (profile.samples().totalCount() > 0 ? " with samples" : "") + ", beside "
                        + holter.otherRecordings() + " " + profile.provenance());
            } catch (CompletionException e) {
                System.out.println(name + " " + session.state() + " " + session.failure());
            }
        }

        /** As an error does that comes in {@code Recording.dump} while the copy of the recording runs. */
        private static void leaveOneBehind() throws Exception {
            Object recorder = recorder();
            synchronized (recorder) {
                Object copy = call(recorder, "newTemporaryRecording");
                call(copy, "setToDisk", true);
                call(copy, "setSettings", Map.of("jdk.ThreadSleep#enabled", "true"));
                call(copy, "start");
            }
        }

        /** As an error does that comes in {@code Recording.stop} after the recorder was ended. */
        private static void stopTheRecorder() throws Exception {
            Object recorder = recorder();
            synchronized (recorder) {
                Class<?> metadata = Class.forName("jdk.jfr.internal.MetadataRepository");
                call(callOf(metadata, null, "getInstance"), "setOutput", (Object) null);
                Field chunk = recorder.getClass().getDeclaredField("currentChunk");
                chunk.setAccessible(true);
                chunk.set(recorder, null);
                Class<?> jvm = Class.forName("jdk.jfr.internal.JVM");
                Method end = jvm.getDeclaredMethod("endRecording");
                end.setAccessible(true);
                end.invoke(Modifier.isStatic(end.getModifiers()) ? null : callOf(jvm, null, "getJVM"));
            }
        }

        private static Object recorder() throws Exception {
            Class<?> access = Class.forName("jdk.jfr.internal.PrivateAccess");
            return call(callOf(access, null, "getInstance"), "getPlatformRecorder");
        }

        private static Object call(Object target, String name, Object... arguments) throws Exception {
            return callOf(target.getClass(), target, name, arguments);
        }

        private static Object callOf(Class<?> owner, Object target, String name, Object... arguments) throws Exception {
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                    method.setAccessible(true);
                    return method.invoke(target, arguments);
                }
            }
            throw new NoSuchMethodException(owner + "." + name);
        }

        private static void work() {
            while (true) {
                sink += Math.sqrt(sink);
            }
        }
    }
}
