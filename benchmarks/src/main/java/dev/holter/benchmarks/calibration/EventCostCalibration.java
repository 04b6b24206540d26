package dev.holter.benchmarks.calibration;

import dev.holter.recording.type.EventCosts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Measures what JFR's events cost the threads in which they happen, in loops and in a service, and prints lines of {@code event-costs.csv} for the JDK it
 * runs on. What an event costs without a stack is the loops'; what a frame costs and what a rare event costs more is the service's, where that event was
 * measured there. An event that was not costs more as any other, {@code *}.
 */
public final class EventCostCalibration {

    /** Of the service: from start to start, the same events cost up to a third more or less. */
    private static final int STARTS = 3;

    private EventCostCalibration() {}

    /** @param arguments async-profiler's jar, the shop's jar */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<ServiceReading> readings = List.of();
        for (int start = 1; start <= STARTS; start++) {
            line("%nIn the service, start %d of %d: async-profiler's samples in JFR's code ÷ events", start, STARTS);
            List<ServiceReading> taken = ServiceReadings.take(Path.of(arguments[0]), Path.of(arguments[1]));
            print(taken);
            readings = readings.isEmpty() ? taken : sums(readings, taken);
        }
        line("%nAll starts together");
        print(readings);
        Map<String, EventCost> loops = LoopCosts.measure();
        line("%nIn loops");
        loops.forEach(EventCostCalibration::csv);
        line("%nLines for event-costs.csv");
        together(loops, readings).forEach(EventCostCalibration::csv);
    }

    private static List<ServiceReading> sums(List<ServiceReading> first, List<ServiceReading> second) {
        return IntStream.range(0, first.size())
                .mapToObj(kind -> first.get(kind).plus(second.get(kind)))
                .toList();
    }

    private static void print(List<ServiceReading> readings) {
        line("%-16s %10s %9s %7s %9s %9s", "session", "events/s", "rareness", "frames", "us/event", "us/scope");
        for (ServiceReading reading : readings) {
            line(
                    "%-16s %10.0f %9.2f %7.0f %9.1f %9.2f",
                    reading.kind().type(),
                    reading.events() / reading.seconds(),
                    reading.rareness(),
                    reading.cost().depth(),
                    reading.nanos() / 1e3,
                    reading.scopeNanos() / 1e3);
        }
    }

    static Map<String, EventCost> together(Map<String, EventCost> loops, List<ServiceReading> readings) {
        Map<String, EventCost> costs = new LinkedHashMap<>();
        EventCost park = Objects.requireNonNull(loops.get(LoopCosts.PARK));
        EventCost allocation = CostFit.of(of(readings, ServiceEvents.ALLOCATION), park.nanos());
        EventCost blocking = CostFit.ofRareness(
                of(readings, ServiceEvents.BLOCKING), new EventCost(park.nanos(), allocation.nanosPerFrame(), 0));
        costs.put(ServiceEvents.ALLOCATION, allocation);
        costs.put(ServiceEvents.BLOCKING, blocking);
        loops.forEach((event, loop) -> costs.put(event, inService(event, loop, blocking, readings)));
        return costs;
    }

    private static EventCost inService(
            String event, EventCost loop, EventCost blocking, List<ServiceReading> readings) {
        return switch (event) {
            case LoopCosts.PARK -> blocking;
            case EventCosts.REQUEST_SCOPE -> CostFit.ofScopes(readings, loop);
            case EventCosts.CALL -> loop;
            case ServiceEvents.EXECUTION, ServiceEvents.CPU_TIME -> {
                List<ServiceReading> sampled = of(readings, event);
                yield sampled.isEmpty() ? loop : CostFit.ofRareness(sampled, loop);
            }
            case CostlyWork.EXCEPTION_EVENT ->
                loop.ifRare(blocking.nanosIfRare()); // where there are many, they come from one place
            default -> new EventCost(loop.nanos(), blocking.nanosPerFrame(), blocking.nanosIfRare());
        };
    }

    private static List<ServiceReading> of(List<ServiceReading> readings, String event) {
        return readings.stream()
                .filter(reading -> reading.kind().event().equals(event))
                .toList();
    }

    private static void csv(String event, EventCost cost) {
        line(
                "%s, %d, %.0f, %.1f, %.0f, JDK %s; %d CPUs; %s",
                event,
                Runtime.version().feature(),
                cost.nanos(),
                cost.nanosPerFrame(),
                cost.nanosIfRare(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now());
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
