package dev.holter.attribution;

import org.jspecify.annotations.Nullable;

/** Tells whether the application says which request a reactive pipeline works for. */
@FunctionalInterface
public interface ReactiveAdvice {

    /** What to do so that it does, as a sentence; null where it does, or has no reactive pipelines. */
    @Nullable
    String get();
}
