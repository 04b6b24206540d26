package dev.holter.autoconfigure;

import io.micrometer.observation.Observation.ContextView;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/** Trace ids where Micrometer Tracing leaves them: in the observation's context, sampled or not. */
final class MicrometerTraceIds implements TraceIds {

    @Override
    public @Nullable String of(ContextView context) {
        TracingContext tracing = context.get(TracingContext.class);
        Span span = tracing == null ? null : tracing.getSpan();
        return span == null ? null : span.context().traceId();
    }
}
