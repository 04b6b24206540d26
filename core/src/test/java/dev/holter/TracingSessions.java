package dev.holter;

import static org.awaitility.Awaitility.await;

import dev.holter.profile.MethodCalls;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.recording.type.TracedMethods;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import dev.holter.session.SessionState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.RecordingState;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that follow methods of {@link TracedWork}. */
abstract class TracingSessions {

    static final String WORK = "dev.holter.TracedWork::";

    @TempDir
    Path directory;

    final TracedWork work = new TracedWork();

    /** With these settings of types. */
    HolterBuilder builder(Map<String, TypeTuning> types) {
        return Holter.builder().directory(directory.resolve("holter")).types(types);
    }

    static SessionRequest request(String names) {
        return SessionRequest.of(ProfileType.TRACE).methods(methods(names)).duration(Duration.ofSeconds(3));
    }

    static TracedMethods methods(String names) {
        return new TracedMethods(
                List.of(names.split(";")).stream().map(WORK::concat).toList());
    }

    /** Calls the methods once JFR records. */
    static Profile profile(Holter holter, String names, Runnable calls) {
        Session session = holter.start(request(names));
        await().until(MethodTracingTests::records);
        calls.run();
        return session.profile().join();
    }

    static boolean records() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(recording -> recording.getState() == RecordingState.RUNNING
                        && recording.getName().startsWith("holter s-"));
    }

    static void callUntilDone(Session session, Runnable call) {
        while (session.state() == SessionState.RUNNING) {
            call.run();
        }
    }

    static MethodCalls calls(Profile profile, String name) {
        return profile.methods().stream()
                .filter(calls -> calls.method().equals(WORK + name))
                .findFirst()
                .orElseThrow();
    }

    static MethodCalls.Counted all(Profile profile, String name) {
        return java.util.Objects.requireNonNull(calls(profile, name).all(), name);
    }
}
