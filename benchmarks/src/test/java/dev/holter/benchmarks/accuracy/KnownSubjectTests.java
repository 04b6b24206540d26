package dev.holter.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.recording.type.CpuSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work with known shares, seen by Holter alone: the reference is fetched for ./bench accuracy only. */
class KnownSubjectTests {

    @TempDir
    Path directory;

    @Test
    void aSessionOfTheKnownWorkFindsItsEndpointsByAttributionAsTheStacksTellThem() throws Exception {
        try (KnownSubject subject = KnownSubject.start(2, CpuSource.EXECUTION, directory)) {
            Subject.Session session = subject.session(Duration.ofSeconds(2));
            Stretch stretch = Profilers.holter(session.collapsed(), subject.landmarks());
            Map<String, Long> truth = subject.truth();

            assertThat(session.samples()).isPositive();
            assertThat(truth.keySet())
                    .isEqualTo(subject.landmarks().endpoints().keySet())
                    .containsAll(stretch.landmarks.keySet());
            assertThat(stretch.endpoints.keySet()).contains(KnownWork.ORDERS, KnownWork.SEARCH, KnownWork.REPORT);
            assertThat(stretch.notes.getOrDefault("at another endpoint than the landmark's", 0.0))
                    .isLessThan(0.05 * stretch.total());
        }
    }
}
