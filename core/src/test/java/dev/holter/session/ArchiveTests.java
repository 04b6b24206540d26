package dev.holter.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.profile.Overhead;
import dev.holter.profile.Profile;
import dev.holter.profile.ProfileType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ArchiveTests {

    private static final Duration AGE = Duration.ofHours(1);
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final Archive archive = new Archive(AGE, 1 << 20, () -> now);

    @Test
    void dropsASessionThatEndedLongAgo() {
        archive.add(new Failed("s-1", START));
        now = now.plus(LENGTH).plus(AGE);
        assertThat(archive.find("s-1")).isPresent();
        now = now.plusMillis(1);
        assertThat(archive.find("s-1")).isEmpty();
        assertThat(archive.hasExpired("s-1")).isTrue();
    }

    /** The session's own times are for people: the wall clock may have been wrong when it began. */
    @Test
    void doesNotMindAWallClockThatWasSet() {
        archive.add(new Failed("s-fast", START.plus(Duration.ofDays(1))));
        archive.add(new Failed("s-slow", START.minus(Duration.ofDays(1))));
        now = now.plus(AGE);
        assertThat(archive.all()).hasSize(2);
        now = now.plus(LENGTH).plusMillis(1);
        assertThat(archive.all()).isEmpty();
    }

    /** A session that is over. */
    private record Failed(String id, Instant startedAt) implements Session {

        @Override
        public SessionRequest request() {
            return SessionRequest.of(ProfileType.CPU);
        }

        @Override
        public SessionState state() {
            return SessionState.FAILED;
        }

        @Override
        public Duration duration() {
            return LENGTH;
        }

        @Override
        public Instant endsAt() {
            return startedAt.plus(LENGTH);
        }

        @Override
        public long samples() {
            return 0;
        }

        @Override
        public CompletableFuture<Profile> profile() {
            return CompletableFuture.failedFuture(new IllegalStateException("none"));
        }

        @Override
        public Optional<Profile> finishedProfile() {
            return Optional.empty();
        }

        @Override
        public Optional<Profile> partialProfile() {
            return Optional.empty();
        }

        @Override
        public Optional<Overhead> overhead() {
            return Optional.empty();
        }

        @Override
        public Optional<String> failure() {
            return Optional.of("none");
        }

        @Override
        public void stop() {}
    }
}
