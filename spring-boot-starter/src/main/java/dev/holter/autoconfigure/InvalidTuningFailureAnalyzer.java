package dev.holter.autoconfigure;

import dev.holter.recording.type.InvalidTuningException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting of a type this JVM cannot follow, what it is, and what it may be. */
final class InvalidTuningFailureAnalyzer extends AbstractFailureAnalyzer<InvalidTuningException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidTuningException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct '" + cause.key() + "', or remove it to use the default.",
                cause);
    }
}
