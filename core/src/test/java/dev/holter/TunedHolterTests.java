package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.profile.Profile;
import dev.holter.recording.type.InvalidTuningException;
import dev.holter.recording.type.TypeTuning;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedHolterTests {

    private static final TypeTuning WRONG = TypeTuning.of(Map.of("jdk.ExecutionSample", Map.of("period", "0")));

    @TempDir
    Path directory;

    @Test
    void recordsATypeOfTheUsersOwn() throws Exception {
        TypeTuning naps = new TypeTuning(
                "Who sleeps?", null, null, null, null, null, Map.of("jdk.ThreadSleep", Map.of("threshold", "1ms")));
        Thread sleeper = new Thread(TunedHolterTests::nap, "napping-1");
        sleeper.start();
        try (Holter holter = builder(Map.of("my-naps", naps)).build()) {
            SessionRequest request =
                    SessionRequest.of(holter.type("my-naps").orElseThrow()).duration(Duration.ofSeconds(1));
            Profile profile = holter.start(request).profile().join();
            assertThat(profile.samples().totalCount()).isPositive();
            assertThat(profile.samples().totalValue()).isGreaterThan(0);
            assertThat(profile.provenance().source()).startsWith("jdk.ThreadSleep threshold=1 ms");
        } finally {
            sleeper.interrupt();
            sleeper.join();
        }
    }

    @Test
    void isNotBuiltFromAWrongTuning() {
        assertThatThrownBy(() -> builder(Map.of("cpu", WRONG)).build())
                .isInstanceOf(InvalidTuningException.class)
                .hasMessageContaining("'holter.types.cpu.events.[jdk.ExecutionSample].period' is '0'");
    }

    @Test
    void tellsOfAWrongTuningWhenItIsPreparedInTheBackground() {
        Holter holter = builder(Map.of("cpu", WRONG)).inBackground().build();
        assertThatThrownBy(() -> holter.awaitPreparation(Duration.ofMinutes(1)))
                .isInstanceOf(InvalidTuningException.class);
        assertThat(holter.state()).isEqualTo(HolterState.UNSUPPORTED);
    }

    private HolterBuilder builder(Map<String, TypeTuning> types) {
        return Holter.builder().directory(directory.resolve("holter")).types(types);
    }

    private static void nap() {
        try {
            while (true) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
