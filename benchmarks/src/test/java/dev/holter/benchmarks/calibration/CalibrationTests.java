package dev.holter.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holter.benchmarks.reference.CollapsedStack;
import dev.holter.recording.type.EventCosts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CalibrationTests {

    private static final double SECONDS = 30;
    private static final long REQUESTS = 13_500;

    private static final EventCost ALLOCATION = new EventCost(4_000, 120, 25_000);
    private static final EventCost BLOCKING = new EventCost(4_000, 120, 10_000);
    private static final EventCost SCOPE = new EventCost(80, 0, 5_000);

    @Test
    void tellsEventsFromRequestScopesAndFromThreadsThatProfile() {
        ServiceCost cost = ServiceCost.of(CollapsedStack.parse("""
                [http-1 tid=1];java.lang.Thread.run_[j];shop.Checkout.price_[i];OptoRuntime::new_array_C;JfrObjectAllocationSample::send_event;JfrStackTrace::record 3
                [http-1 tid=1];java.lang.Thread.run_[j];JfrAllocationTracer::JfrAllocationTracer 1
                [http-1 tid=1];java.lang.Thread.run_[j];dev.holter.attribution.RequestScopes.end_[j];dev.holter.attribution.RequestScopeEvent.commit_[i];jdk.jfr.internal.event.EventWriter.endEvent_[i] 2
                [http-1 tid=1];java.lang.Thread.run_[j];shop.Checkout.price_[j] 100
                [holter-session tid=2];java.lang.Thread.run_[j];jdk.jfr.Recording.dump_[j] 50
                [JFR Recorder Thread tid=3];JfrRecorderThreadLoop 70
                [C2 CompilerThre tid=4];JfrCompilerQueue 5
                """));
        assertThat(cost.eventMillis()).isEqualTo(4);
        assertThat(cost.depth()).isEqualTo((3 * 2 + 1) / 4.0);
        assertThat(cost.scopeMillis()).isEqualTo(2);
    }

    @Test
    void takesAwayWhatIsThereWithoutASession() {
        ServiceCost left = new ServiceCost(40, 40 * 110, 5).beyond(new ServiceCost(10, 10, 1));
        assertThat(left.eventMillis()).isEqualTo(30);
        assertThat(left.depth()).isEqualTo(110);
        assertThat(left.scopeMillis()).isEqualTo(4);
    }

    @Test
    void findsTheCostsThatAServiceWasMadeWith() {
        List<ServiceReading> readings = new ArrayList<>();
        for (ServiceEvents kind : ServiceEvents.ALL) {
            boolean allocates = kind.event().equals(ServiceEvents.ALLOCATION);
            if (allocates || kind.event().equals(ServiceEvents.BLOCKING)) {
                readings.add(made(kind, 3_000L * (1 + 4L * readings.size()), allocates ? ALLOCATION : BLOCKING));
            }
        }
        Map<String, EventCost> loops = new LinkedHashMap<>();
        loops.put(LoopCosts.PARK, new EventCost(4_000, 30, 0));
        loops.put("jdk.FileRead", new EventCost(700, 15, 0));
        loops.put(EventCosts.REQUEST_SCOPE, new EventCost(80, 0, 0));

        Map<String, EventCost> found = EventCostCalibration.together(loops, readings);

        assertAbout(found.get(ServiceEvents.ALLOCATION), ALLOCATION);
        assertAbout(found.get(LoopCosts.PARK), BLOCKING);
        assertAbout(found.get(ServiceEvents.BLOCKING), BLOCKING);
        assertAbout(found.get("jdk.FileRead"), new EventCost(700, 120, 10_000));
        assertAbout(found.get(EventCosts.REQUEST_SCOPE), SCOPE);
    }

    private static ServiceReading made(ServiceEvents kind, long events, EventCost cost) {
        double depth = 100;
        double nanos = cost.nanos()
                + depth * cost.nanosPerFrame()
                + cost.nanosIfRare() * EventCosts.rareness(events / SECONDS);
        double scope = SCOPE.nanos() + SCOPE.nanosIfRare() * EventCosts.rareness(REQUESTS / SECONDS);
        double millis = events * nanos / 1e6;
        return new ServiceReading(
                kind, events, SECONDS, REQUESTS, new ServiceCost(millis, depth * millis, REQUESTS * scope / 1e6));
    }

    private static void assertAbout(EventCost found, EventCost made) {
        assertThat(found.nanos()).isEqualTo(made.nanos());
        assertThat(found.nanosPerFrame()).isCloseTo(made.nanosPerFrame(), within(0.1));
        assertThat(found.nanosIfRare()).isCloseTo(made.nanosIfRare(), Percentage.withPercentage(1));
    }
}
