package dev.holter.profile;

/**
 * One request, by the trace that it belongs to.
 *
 * @param traceId as tracing writes it: 32 or 16 hexadecimal digits
 * @param nanos how long it took, as far as the session saw it, ns
 */
public record TracedRequest(String traceId, long nanos) {}
