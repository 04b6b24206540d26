package dev.holter.guard;

import java.time.Duration;

/**
 * Profiling CPU over a stretch of time.
 *
 * @param share of wall time × CPUs available to this process, 0 to 1
 * @param processShare of the CPU time of the whole process, 0 to 1
 * @param measured CPU time of JFR's and Holter's own threads
 * @param estimated CPU time inside the application's threads: events × calibrated cost
 * @param method how the measured part was measured, in words
 */
public record Cost(double share, double processShare, Duration measured, Duration estimated, String method) {}
