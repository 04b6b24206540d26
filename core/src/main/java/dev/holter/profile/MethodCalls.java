package dev.holter.profile;

import org.jspecify.annotations.Nullable;

/**
 * What the calls of one method took that ended in the session, whoever made them; not known of a session that keeps only some
 * endpoints.
 *
 * @param method {@code class::method}
 * @param descriptor the parameters and the result, as in class files
 * @param recorded how many calls were long enough for the profile
 * @param recordedNanos what those took, ns; a call within a call counts in both
 * @param all what the JVM counted of all calls, however short; absent where it did not tell
 */
public record MethodCalls(
        String method,
        String descriptor,
        long recorded,
        long recordedNanos,
        @Nullable Counted all) {

    /**
     * What the JVM counted.
     *
     * @param calls how many
     * @param totalNanos what they took, ns; a call within a call counts in both
     * @param minNanos the shortest, ns; absent where calls before the session were counted too, or there were none
     * @param maxNanos the longest, ns; absent where {@code minNanos} is
     */
    public record Counted(
            long calls,
            long totalNanos,
            @Nullable Long minNanos,
            @Nullable Long maxNanos) {}
}
