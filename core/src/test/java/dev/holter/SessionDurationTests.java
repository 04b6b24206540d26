package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.guard.Limits;
import dev.holter.profile.ProfileType;
import dev.holter.session.Session;
import dev.holter.session.SessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long a session collects where nobody says. */
class SessionDurationTests {

    @TempDir
    Path directory;

    @Test
    void isTheTypesDefault() {
        assertThat(durationOf(ProfileType.CPU, Limits.DEFAULT)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void isTheLimitWhereTheTypesDefaultIsLonger() {
        Limits limits = new Limits(Duration.ofSeconds(5), 1, 12);
        assertThat(durationOf(ProfileType.CPU, limits)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void isTheTypesDefaultUnderItsOwnCapWhateverTheLimitIs() {
        assertThat(durationOf(ProfileType.HEAP, Limits.DEFAULT)).isEqualTo(Duration.ofMinutes(5));
    }

    private Duration durationOf(ProfileType type, Limits limits) {
        try (Holter holter = Holter.builder()
                .directory(directory.resolve("holter"))
                .limits(limits)
                .build()) {
            Session session = holter.start(SessionRequest.of(type));
            session.stop();
            return session.duration();
        }
    }
}
