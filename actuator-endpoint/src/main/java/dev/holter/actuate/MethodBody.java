package dev.holter.actuate;

import dev.holter.profile.MethodCalls;
import dev.holter.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one method took that ended in the session; a call within a call counts in both.
 *
 * @param method {@code class::method}
 * @param descriptor the parameters and the result, as in class files
 * @param calls how many there were, however short; absent where the JVM did not tell, as the next four are
 * @param minNanos absent where calls before the session were counted too, or there were none, as the longest is
 * @param recordedCalls how many were long enough for the profile
 */
record MethodBody(
        String method,
        String descriptor,
        @Nullable Long calls,
        @Nullable Long totalNanos,
        @Nullable Long averageNanos,
        @Nullable Long minNanos,
        @Nullable Long maxNanos,
        long recordedCalls,
        long recordedNanos) {

    static List<MethodBody> of(Profile profile) {
        return profile.methods().stream().map(MethodBody::of).toList();
    }

    private static MethodBody of(MethodCalls seen) {
        MethodCalls.Counted all = seen.all();
        return new MethodBody(
                seen.method(),
                seen.descriptor(),
                all == null ? null : all.calls(),
                all == null ? null : all.totalNanos(),
                all == null || all.calls() == 0 ? null : all.totalNanos() / all.calls(),
                all == null ? null : all.minNanos(),
                all == null ? null : all.maxNanos(),
                seen.recorded(),
                seen.recordedNanos());
    }
}
