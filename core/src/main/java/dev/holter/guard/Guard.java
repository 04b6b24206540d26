package dev.holter.guard;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Admits sessions: the checks in their order, then concurrency, the breaker's trial and, last, sessions per hour, so that a refused
 * request uses nothing up. Safe to call from any thread.
 */
public final class Guard {

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Check> checks;
    private final Breaker breaker;
    private final Limits limits;
    private final Bulkhead concurrency;
    private final RateLimiter perHour;
    private final LongSupplier nanoTime;
    private final long createdAt;

    public Guard(List<Check> checks, Breaker breaker, Limits limits) {
        this(checks, breaker, limits, System::nanoTime);
    }

    /** @param nanoTime the clock that hours are counted by, ns */
    Guard(List<Check> checks, Breaker breaker, Limits limits, LongSupplier nanoTime) {
        this.checks = List.copyOf(checks);
        this.breaker = breaker;
        this.limits = limits;
        this.concurrency = Bulkhead.of(
                "holter-sessions",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.maxConcurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.nanoTime = nanoTime;
        this.createdAt = nanoTime.getAsLong();
        this.perHour = new AtomicRateLimiter(
                "holter-sessions-per-hour",
                RateLimiterConfig.custom()
                        .limitForPeriod(limits.maxPerHour())
                        .limitRefreshPeriod(HOUR)
                        .timeoutDuration(Duration.ZERO)
                        .build(),
                nanoTime::getAsLong);
    }

    /** Grants a permit or says why not. */
    public Admission admit(Ask ask) {
        for (Check check : checks) {
            Optional<Refusal> refusal = check.check(ask);
            if (refusal.isPresent()) {
                return new Admission.Refused(refusal.get());
            }
        }
        if (!concurrency.tryAcquirePermission()) {
            return refused(RefusalCode.BUSY, "Another session runs on this instance. Wait for it, or stop it.");
        }
        Optional<Boolean> trial = breaker.begin();
        if (trial.isEmpty()) {
            concurrency.releasePermission();
            return refused(RefusalCode.BREAKER_OPEN, "The breaker's trial session has just begun.");
        }
        if (!perHour.acquirePermission()) {
            breaker.giveBack();
            concurrency.releasePermission();
            return new Admission.Refused(new Refusal(
                    RefusalCode.LIMITED,
                    "The " + limits.maxPerHour() + " sessions per hour of 'holter.limits.max-per-hour' are used up.",
                    untilNextHour()));
        }
        return new Admission.Granted(new Permit(trial.get(), breaker, concurrency::releasePermission));
    }

    /** The limiter counts in whole hours from its creation. */
    private Duration untilNextHour() {
        long elapsed = nanoTime.getAsLong() - createdAt;
        return Duration.ofSeconds(1 + (HOUR.toNanos() - elapsed % HOUR.toNanos()) / 1_000_000_000);
    }

    private static Admission refused(RefusalCode code, String detail) {
        return new Admission.Refused(Refusal.of(code, detail));
    }
}
