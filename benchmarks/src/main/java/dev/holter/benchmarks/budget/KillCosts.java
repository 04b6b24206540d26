package dev.holter.benchmarks.budget;

import dev.holter.benchmarks.kill.KillLatency;
import java.io.IOException;

/** How long a kill takes. */
final class KillCosts implements Part {

    @Override
    public void measure(Pace pace, Places places, Readings readings) throws IOException, InterruptedException {
        KillLatency.alone(
                places.scratch(),
                pace.kills(),
                call -> readings.add("kill call", call),
                last -> readings.add("kill last event", last));
    }
}
