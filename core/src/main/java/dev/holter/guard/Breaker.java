package dev.holter.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trips when profiling costs more than its budget; then no session starts for a minute, and twice as long each time that the
 * trial session after it is over the budget, too, ten minutes at the most. The kill switch is another thing: this one a person
 * neither opens nor closes. Safe to use from any thread.
 */
public final class Breaker implements Check {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);

    static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final double BACKOFF = 2;

    /** The name that its metrics carry. */
    public static final String NAME = "holter";

    private final Clock clock;
    private final IntervalFunction wait = IntervalFunction.ofExponentialBackoff(FIRST_WAIT, BACKOFF, LONGEST_WAIT);
    private final CircuitBreakerRegistry registry;
    private final CircuitBreaker breaker;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile Instant since;
    private volatile @Nullable Opening opening;

    /** What the breaker lets through. */
    public enum State {
        /** Sessions start. */
        CLOSED,
        /** None starts. */
        OPEN,
        /** One may start, with tightened settings. */
        HALF_OPEN
    }

    /**
     * The breaker at one moment.
     *
     * @param since when it came into this state
     * @param reason why it tripped; null while it is closed
     * @param retryAfter when a trial may start; null unless it is open
     */
    public record View(
            State state,
            Instant since,
            @Nullable String reason,
            @Nullable Duration retryAfter) {}

    /** Is told when the breaker's state changes, in the thread where that happens. It must return at once. */
    public interface Listener {

        /** It tripped, lets a trial session through, or closed. That a trial may start is told when one does. */
        void changed(View now);
    }

    private record Opening(String reason, int times, Instant until) {}

    private static final class OverBudget extends Exception {

        private static final long serialVersionUID = 1;

        OverBudget(String reason) {
            super(reason, null, false, false);
        }
    }

    /** @param clock that nobody sets back, or the breaker would stay open for as long */
    public Breaker(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
        this.registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .clock(clock)
                .currentTimestampFunction(Breaker::nanos, TimeUnit.NANOSECONDS)
                .slidingWindowSize(1) // one session over its budget is enough
                .minimumNumberOfCalls(1)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(wait)
                .recordExceptions(OverBudget.class)
                .build());
        this.breaker = registry.circuitBreaker(NAME);
        breaker.getEventPublisher().onStateTransition(event -> {
            if (event.getStateTransition().getToState() == CircuitBreaker.State.HALF_OPEN) {
                log.info("The breaker is half open: a trial session starts");
                tell();
            }
        });
    }

    private static long nanos(Clock clock) {
        Instant now = clock.instant();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** Uses nothing up: only {@link #begin} takes a trial. */
    @Override
    public Optional<Refusal> check(Ask ask) {
        View now = view();
        return now.state() == State.OPEN
                ? Optional.of(new Refusal(
                        RefusalCode.BREAKER_OPEN,
                        "The breaker is open: " + now.reason() + ". It lets one trial session through in "
                                + seconds(now.retryAfter()) + " s.",
                        now.retryAfter()))
                : Optional.empty();
    }

    /** Takes the right to run a session; empty where another one is the trial. To be given back by one of the three below. */
    Optional<Boolean> begin() {
        if (!breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        return Optional.of(breaker.getState() == CircuitBreaker.State.HALF_OPEN);
    }

    /** The session ran its time within the budget. */
    void passed() {
        boolean closes = breaker.getState() == CircuitBreaker.State.HALF_OPEN;
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        if (closes) {
            opening = null;
            since = clock.instant();
            log.info("The breaker is closed again: the trial session kept to the budget");
            tell();
        }
    }

    /** The session ended for another reason, which says nothing of its cost. */
    void giveBack() {
        breaker.releasePermission();
    }

    /** The session was over the budget, and tightening did not help. */
    void trip(String reason) {
        Opening before = opening;
        int times = before == null ? 1 : before.times() + 1;
        since = clock.instant();
        opening = new Opening(reason, times, since.plusMillis(wait.apply(times)));
        breaker.onError(0, TimeUnit.NANOSECONDS, new OverBudget(reason));
        log.warn("The breaker is open: {}", reason);
        tell();
    }

    /** What it lets through now. */
    public View view() {
        Opening now = opening;
        if (now == null) {
            return new View(State.CLOSED, since, null, null);
        }
        Duration left = Duration.between(clock.instant(), now.until());
        boolean open = breaker.getState() != CircuitBreaker.State.HALF_OPEN && !left.isNegative();
        return open
                ? new View(State.OPEN, since, now.reason(), left)
                : new View(State.HALF_OPEN, now.until(), now.reason(), null);
    }

    /** Where the breaker's metrics are read. */
    public CircuitBreakerRegistry registry() {
        return registry;
    }

    /** Adds one that is told of each change from now on. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Takes away what {@link #add} added. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    private void tell() {
        View now = view();
        for (Listener listener : listeners) {
            try {
                listener.changed(now);
            } catch (RuntimeException e) {
                log.warn("A listener of the breaker failed", e);
            }
        }
    }

    private static long seconds(@Nullable Duration duration) {
        return duration == null ? 0 : duration.plusMillis(999).toSeconds();
    }
}
