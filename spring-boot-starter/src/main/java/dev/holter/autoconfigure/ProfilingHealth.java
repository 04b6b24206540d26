package dev.holter.autoconfigure;

import dev.holter.Holter;
import dev.holter.HolterState;
import dev.holter.guard.Breaker;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What health says of profiling: always up, because profiling must never take a service out of rotation, with what stands in its
 * way as details.
 */
final class ProfilingHealth {

    private ProfilingHealth() {}

    static Map<String, Object> details(Holter holter) {
        Map<String, Object> details = new LinkedHashMap<>();
        HolterState state = holter.state();
        details.put("state", state.name());
        holter.unsupported().ifPresent(reason -> details.put("unsupported", reason));
        Breaker.View breaker = holter.breaker().view();
        if (breaker.state() != Breaker.State.CLOSED) {
            details.put("breaker", breaker.state().name());
            details.put("breakerSince", breaker.since().toString());
        }
        holter.killSwitch().engagements().stream().findFirst().ifPresent(engagement -> {
            details.put("killedBy", engagement.source());
            details.put("killedSince", engagement.since().toString());
        });
        return details;
    }
}
