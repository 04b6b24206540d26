package dev.holter.recording.fold;

import dev.holter.recording.type.CpuSource;
import dev.holter.recording.type.EventSettings;
import dev.holter.recording.type.TypeDefinition;

/**
 * What events cost inside the application's threads, in ns each, measured on JDK 17 and 25 on a two-core machine. Where the
 * sampler walks the stack of a stopped thread (before JDK 25), the application spends nothing that could be measured; since
 * JDK 25 a thread walks its own stack.
 */
final class EventCost {

    private static final long EXECUTION_SAMPLE_NANOS = Runtime.version().feature() >= 25 ? 10_000 : 0;
    /** 5 to 22 µs, by the depth of the stack. */
    private static final long CPU_TIME_SAMPLE_NANOS = 22_000;

    private static final long ALLOCATION_SAMPLE_NANOS = 4_300;
    private static final long BLOCKING_EVENT_NANOS = 2_200;
    private static final long REQUEST_SCOPE_NANOS = 150;

    /** A call of a method that JFR traces and times, whether it is recorded or not. */
    private static final long CALL_NANOS = 80;

    private EventCost() {}

    /** What the calls of named methods cost beyond those that were recorded. */
    static long callNanos(long calls) {
        return calls * CALL_NANOS;
    }

    static long applicationNanos(TypeDefinition definition, long samples, long requestScopes) {
        long dearest = definition.events().stream()
                .map(EventSettings::event)
                .mapToLong(EventCost::nanos)
                .max()
                .orElse(0);
        return samples * dearest + requestScopes * REQUEST_SCOPE_NANOS;
    }

    private static long nanos(String event) {
        return switch (event) {
            case "jdk.ExecutionSample" -> EXECUTION_SAMPLE_NANOS;
            case CpuSource.CPU_TIME_EVENT -> CPU_TIME_SAMPLE_NANOS;
            case "jdk.ObjectAllocationSample", "jdk.OldObjectSample" -> ALLOCATION_SAMPLE_NANOS;
            default -> BLOCKING_EVENT_NANOS;
        };
    }
}
