package dev.holter.recording.type;

/** How the weights of events become the values of a profile. */
public enum Scaling {
    /** A weight is a value. */
    NONE,
    /** Weights divide the CPU time that the threads used by their own clocks. */
    THREAD_CPU_TIME,
    /** Weights divide the bytes that the threads allocated by the JVM's own counters. */
    THREAD_ALLOCATED_BYTES,
    /** Weights divide the bytes that were in use after the last collection of garbage. */
    HEAP_AFTER_GC
}
