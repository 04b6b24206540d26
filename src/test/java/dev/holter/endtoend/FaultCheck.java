package dev.holter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/**
 * What a service has to stand: that it answers everything, and about as fast as before, while something is wrong and afterwards.
 * Traffic flows as long as this is open.
 */
final class FaultCheck implements AutoCloseable {

    private static final int STRETCHES = 2;

    private final RunningService service;
    private final Traffic traffic;
    private final Latency before;

    /** Watches how fast the service is when nothing is wrong. */
    FaultCheck(RunningService service) {
        this(service, Traffic.on(service));
    }

    /** The same, by traffic of the test's choice. */
    FaultCheck(RunningService service, Traffic traffic) {
        this.service = service;
        this.traffic = traffic;
        this.before = whenWarm(traffic);
    }

    /** The best of some stretches: in the first ones, connections are made and code runs for the first time. */
    private static Latency whenWarm(Traffic traffic) {
        Latency best = traffic.latency();
        for (int i = 0; i < STRETCHES; i++) {
            Latency next = traffic.latency();
            best = next.p99() < best.p99() ? next : best;
        }
        return best;
    }

    /** Does what goes wrong, with all that follows until it is over, and watches the service meanwhile and then. */
    <T> T during(String fault, Callable<T> whatHappens) throws Exception {
        long from = System.nanoTime();
        T result = whatHappens.call();
        assertThat(service.isAlive()).as(service.log()).isTrue();
        Latency meanwhile = traffic.latencySince(from);
        Latency after = traffic.latency();
        System.out.printf("%s: before %s; during %s; after %s%n", fault, before, meanwhile, after);
        meanwhile.assertNotMuchSlowerThan(before, "during " + fault);
        after.assertNotMuchSlowerThan(before, "after " + fault);
        traffic.assertAllAnswered();
        return result;
    }

    @Override
    public void close() {
        traffic.close();
    }
}
