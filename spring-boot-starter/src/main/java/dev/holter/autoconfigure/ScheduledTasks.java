package dev.holter.autoconfigure;

import io.micrometer.observation.Observation.ContextView;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.ClassUtils;

/** Runs of {@code @Scheduled} methods; the endpoint is for example {@code @Scheduled OrderCleanup.run}. */
final class ScheduledTasks extends ObservedWork<ScheduledTaskObservationContext> {

    ScheduledTasks(TraceIds traceIds) {
        super(traceIds);
    }

    @Override
    boolean isOf(ContextView context) {
        return context instanceof ScheduledTaskObservationContext;
    }

    @Override
    public String endpoint(ScheduledTaskObservationContext context) {
        return "@Scheduled " + ClassUtils.getShortName(context.getTargetClass()) + "."
                + context.getMethod().getName();
    }
}
