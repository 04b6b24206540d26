package dev.holter.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.guard.Breaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;

class AuditedBreakerTests {

    @ParameterizedTest
    @CsvSource({
        "OPEN, PROFILING_BREAKER_OPENED",
        "HALF_OPEN, PROFILING_BREAKER_HALF_OPEN",
        "CLOSED, PROFILING_BREAKER_CLOSED"
    })
    void eachStateIsAnEventOfItsOwn(Breaker.State state, String type) {
        List<AuditEvent> events = new ArrayList<>();
        AuditedProfiling audited =
                new AuditedProfiling(event -> events.add(((AuditApplicationEvent) event).getAuditEvent()), null);
        audited.changed(new Breaker.View(state, Instant.EPOCH, "too much", null));
        assertThat(events).extracting(AuditEvent::getType).containsExactly(type);
        assertThat(events.get(0).getPrincipal()).isEqualTo("holter");
        assertThat(events.get(0).getData()).containsEntry("reason", "too much");
    }
}
