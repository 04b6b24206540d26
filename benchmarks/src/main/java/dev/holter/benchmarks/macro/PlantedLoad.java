package dev.holter.benchmarks.macro;

import dev.holter.samples.load.LoadGenerator;
import dev.holter.samples.load.LoadPlan;
import dev.holter.samples.load.Route;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checkouts beyond the load that are not counted as requests: a cost that is there, to see whether it is seen. */
final class PlantedLoad implements Treatment {

    private static final int MAX_IN_FLIGHT = 50;

    private final LoadPlan plan;
    private @Nullable LoadGenerator load;

    PlantedLoad(URI base, double perSecond) {
        this.plan =
                new LoadPlan(base, perSecond, Duration.ofMinutes(5), MAX_IN_FLIGHT, List.of(Route.of("/checkout", 1)));
    }

    @Override
    public void begin() {
        load = LoadGenerator.start(plan);
    }

    @Override
    public @Nullable SessionFacts end() {
        if (load != null) {
            load.close();
        }
        return null;
    }
}
