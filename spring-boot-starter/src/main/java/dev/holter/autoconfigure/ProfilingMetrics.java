package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.HolterListener;
import dev.holter.guard.KillSwitch;
import dev.holter.guard.Refusal;
import dev.holter.session.Session;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.util.ClassUtils;

/** Holter's own metrics. Tags come from sets that are bounded: the types, the states of a session, the codes of refusals. */
final class ProfilingMetrics implements MeterBinder, HolterListener, KillSwitch.Listener, AutoCloseable {

    private static final String BREAKER_METRICS =
            "io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics";

    private final Holter holter;
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    ProfilingMetrics(Holter holter) {
        this.holter = holter;
        holter.addListener(this);
        holter.killSwitch().add(this);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        Gauge.builder("holter.overhead", () -> holter.overhead().share())
                .description(
                        "CPU of profiling in the session that runs, or in the last one, as a share of the CPUs available to this process")
                .register(registry);
        if (ClassUtils.isPresent(BREAKER_METRICS, ProfilingMetrics.class.getClassLoader())) {
            OfBreaker.bind(holter, registry);
        }
    }

    @Override
    public void ended(Session session) {
        String type = session.request().type().name();
        long samples = session.samples();
        for (MeterRegistry registry : registries) {
            Counter.builder("holter.sessions")
                    .description("Sessions that are over")
                    .tag("type", type)
                    .tag("outcome", session.state().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment();
            Counter.builder("holter.samples")
                    .description("Samples in profiles")
                    .tag("type", type)
                    .register(registry)
                    .increment(samples);
        }
    }

    @Override
    public void refused(Refusal refusal) {
        for (MeterRegistry registry : registries) {
            Counter.builder("holter.refusals")
                    .description("Sessions that were asked for and not admitted")
                    .tag("code", refusal.code().name())
                    .register(registry)
                    .increment();
        }
    }

    /** Holter itself listens before this one: what ran has ended. */
    @Override
    public void engaged(KillSwitch.Engagement engagement) {
        Duration took = Duration.between(engagement.since(), Instant.now());
        for (MeterRegistry registry : registries) {
            Timer.builder("holter.kill.latency")
                    .description("From the call of the kill switch until nothing more is kept")
                    .register(registry)
                    .record(took);
        }
    }

    @Override
    public void close() {
        holter.removeListener(this);
        holter.killSwitch().remove(this);
    }

    /** Apart, because its library may be excluded. */
    private static final class OfBreaker {

        static void bind(Holter holter, MeterRegistry registry) {
            TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(
                            holter.breaker().registry())
                    .bindTo(registry);
        }
    }
}
