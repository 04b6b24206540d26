package dev.holter.autoconfigure;

import dev.holter.actuate.Audit;
import dev.holter.actuate.AuditFile;
import dev.holter.guard.Breaker;
import dev.holter.guard.KillSwitch;
import dev.holter.text.Texts;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Takes down who did what with profiling, three times: as Spring's audit event, as a line of the log {@code holter.audit}, and
 * in the audit file where one is configured. Refusals are bounded, because anybody can cause them: beyond sixty a minute they
 * are counted, and the next one says how many there were. Never fails.
 */
final class AuditedProfiling implements Audit, KillSwitch.Listener, Breaker.Listener {

    /** Who does what no person did. */
    private static final String HOLTER = "holter";

    private static final Logger log = LoggerFactory.getLogger(AuditedProfiling.class);
    private static final Logger audit = LoggerFactory.getLogger("holter.audit");

    private static final int REFUSALS_A_MINUTE = 60;

    private final ApplicationEventPublisher publisher;
    private final @Nullable AuditFile file;
    private final AtomicLong untold = new AtomicLong();
    private final RateLimiter refusals = RateLimiter.of(
            "holter-audited-refusals",
            RateLimiterConfig.custom()
                    .limitForPeriod(REFUSALS_A_MINUTE)
                    .limitRefreshPeriod(Duration.ofMinutes(1))
                    .timeoutDuration(Duration.ZERO)
                    .build());

    AuditedProfiling(ApplicationEventPublisher publisher, @Nullable AuditFile file) {
        this.publisher = publisher;
        this.file = file;
    }

    @Override
    public void event(String type, String principal, Map<String, String> data) {
        Map<String, String> told = new TreeMap<>(data);
        if (type.equals(REFUSED)) {
            if (!refusals.acquirePermission()) {
                untold.incrementAndGet();
                return;
            }
            long missed = untold.getAndSet(0);
            if (missed > 0) {
                told.put("refusalsNotTold", Long.toString(missed));
            }
        }
        String line = line(type, principal, told);
        audit.info(line);
        write(line);
        publish(type, principal, told);
    }

    private static String line(String type, String principal, Map<String, String> data) {
        String pairs = data.entrySet().stream()
                .map(entry -> " " + entry.getKey() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining());
        return type + " principal=" + quoted(principal) + pairs;
    }

    private static String quoted(String text) {
        return '"' + Texts.oneLine(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private void write(String line) {
        if (file == null) {
            return;
        }
        try {
            file.append(Instant.now() + " " + line);
        } catch (IOException | RuntimeException e) {
            log.warn("The audit file could not be written: {}", e.toString());
        }
    }

    private void publish(String type, String principal, Map<String, String> data) {
        try {
            publisher.publishEvent(new AuditApplicationEvent(principal, type, Map.copyOf(data)));
        } catch (RuntimeException e) {
            log.warn("An audit event could not be published: {}", e.toString());
        }
    }

    @Override
    public void engaged(KillSwitch.Engagement engagement) {
        event(KILLED, engagement.by(), Map.of("source", engagement.source(), "reason", engagement.reason()));
    }

    @Override
    public void released(String source, String by, String reason) {
        event(RELEASED, by, Map.of("source", source, "reason", reason));
    }

    @Override
    public void changed(Breaker.View now) {
        String reason = now.reason();
        String type =
                switch (now.state()) {
                    case OPEN -> TRIPPED;
                    case HALF_OPEN -> TRIAL;
                    case CLOSED -> CLOSED;
                };
        event(type, HOLTER, reason == null ? Map.of() : Map.of("reason", reason));
    }
}
