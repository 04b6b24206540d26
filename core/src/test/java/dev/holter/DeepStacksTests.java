package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Frame;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import dev.holter.profile.SampleTable;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that was started with a deeper limit of stacks than Holter's own keeps it. */
@Tag("long")
class DeepStacksTests {

    /** Frames of the workload; with those of its thread less than the limit. */
    private static final int DEPTH = 1_000;

    private static final int ATTEMPTS = 4;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"window", "live"})
    void keepsWholeStacksOf1000FramesWhereTheJvmAllowsThem(String recorder) throws Exception {
        String printed = session("-XX:FlightRecorderOptions=stackdepth=1024", recorder);

        assertThat(printed).contains("frames " + DEPTH, "cut 0,");
    }

    @Test
    void cutsAndMarksThemAtHoltersLimitOtherwise() throws Exception {
        String printed = session("-XX:FlightRecorderOptions=stackdepth=64", "window");

        assertThat(printed).containsPattern("frames 5\\d\\d").doesNotContain("cut 0,");
    }

    /** In one of twelve JVMs of JDK 17, JFR took no sample at all of a thread as deep as this one, by whatever recorder. */
    private String session(String options, String recorder) throws Exception {
        String printed = "";
        for (int attempt = 0; attempt < ATTEMPTS && !printed.matches("(?s).*frames [1-9].*"); attempt++) {
            printed = OwnJvm.run(
                    DeepSession.class,
                    List.of(options),
                    directory.resolve("holter").toString(),
                    recorder);
        }
        return printed;
    }

    /** Burns CPU in one deep thread and prints how deep its stacks are. */
    static final class DeepSession {

        private static volatile long sink;

        private DeepSession() {}

        public static void main(String[] arguments) {
            Thread thread = new Thread(null, () -> descend(DEPTH), "deep-1", 16 << 20);
            thread.setDaemon(true);
            thread.start();
            try (Holter holter =
                    Holter.builder().directory(Path.of(arguments[0])).build()) {
                Profile profile = holter.start(SessionRequest.of(ProfileType.CPU)
                                .duration(Duration.ofSeconds(2))
                                .live(arguments[1].equals("live")))
                        .profile()
                        .join();
                print(profile);
            }
        }

        private static void print(Profile profile) {
            SampleTable samples = profile.samples();
            long frames = 0;
            long cut = 0;
            for (int row = 0; row < samples.size(); row++) {
                if (samples.threadGroup(row).equals("deep-#")) {
                    List<Frame> stack = profile.stacks().stack(samples.stack(row));
                    frames = Math.max(frames, own(stack).count());
                    cut += stack.contains(Frame.TRUNCATED) ? samples.value(row) : 0;
                }
            }
            System.out.println("frames " + frames + ", cut " + cut + ", of " + samples.totalValue());
        }

        private static Stream<Frame> own(List<Frame> stack) {
            return stack.stream().filter(frame -> frame.toString().contains("descend"));
        }

        private static void descend(int deeper) {
            if (deeper > 1) {
                descend(deeper - 1);
                sink++; // so that the call is no tail call
                return;
            }
            while (true) {
                sink += Long.toString(sink).hashCode();
            }
        }
    }
}
