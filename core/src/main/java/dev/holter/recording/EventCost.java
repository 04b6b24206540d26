package dev.holter.recording;

/**
 * What events cost inside the application's threads, in ns each, measured on JDK 17 and 25 on a two-core machine. Where the
 * sampler walks the stack of a stopped thread (before JDK 25), the application spends nothing that could be measured; since
 * JDK 25 a thread walks its own stack.
 */
final class EventCost {

    private static final long EXECUTION_SAMPLE_NANOS = Runtime.version().feature() >= 25 ? 10_000 : 0;
    private static final long REQUEST_SCOPE_NANOS = 150;

    private EventCost() {}

    static long applicationNanos(long executionSamples, long requestScopes) {
        return executionSamples * EXECUTION_SAMPLE_NANOS + requestScopes * REQUEST_SCOPE_NANOS;
    }
}
