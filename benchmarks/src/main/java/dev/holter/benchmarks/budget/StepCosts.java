package dev.holter.benchmarks.budget;

import dev.holter.recording.SessionSteps;
import java.io.IOException;

/** What the steps of a session cost, each for itself. */
final class StepCosts implements Part {

    /** The first ones load classes. */
    private static final int FIRST = 4;

    @Override
    public void measure(Pace pace, Places places, Readings readings) throws IOException {
        try (SessionSteps steps = new SessionSteps(places.scratch().resolve("steps"))) {
            for (int i = 0; i < FIRST + pace.repetitions(); i++) {
                SessionSteps.Cost cost = steps.measure();
                if (i >= FIRST) {
                    readings.add("session start", cost.start());
                    readings.add("session stop", cost.stop());
                    readings.add("session dump", cost.dump());
                    readings.add("session parse", cost.parse());
                }
            }
        }
    }
}
