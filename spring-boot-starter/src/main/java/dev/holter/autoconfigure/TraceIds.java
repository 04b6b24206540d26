package dev.holter.autoconfigure;

import io.micrometer.observation.Observation.ContextView;
import org.jspecify.annotations.Nullable;

/** Where an observation's trace id is found. */
@FunctionalInterface
interface TraceIds {

    /** For applications without tracing. */
    TraceIds NONE = context -> null;

    /** The id of the trace that this observation is part of; null where it is part of none. */
    @Nullable
    String of(ContextView context);
}
