package dev.holter.benchmarks.calibration;

import dev.holter.benchmarks.reference.CollapsedStack;
import dev.holter.benchmarks.service.ThreadKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What JFR's code used inside the service's threads, by async-profiler's stacks. Sums over sessions.
 *
 * @param eventMillis CPU of events, ms
 * @param frames of Java below JFR's code, times the ms that it used with them
 * @param scopeMillis CPU of request scopes' events, ms
 */
record ServiceCost(double eventMillis, double frames, double scopeMillis) {

    static final ServiceCost NONE = new ServiceCost(0, 0, 0);

    private static final Pattern JFR = Pattern.compile("^Jfr|^jdk\\.jfr\\.|^jdk\\.internal\\.event\\.");
    private static final Pattern JAVA = Pattern.compile("_\\[[ji01]]$");
    private static final String SCOPE = "dev.holter.attribution.";

    /** How far above JFR's code the class of a request scope stands. */
    private static final int NEAR = 6;

    /** @param stacks a sample for each ms of CPU time */
    static ServiceCost of(List<CollapsedStack> stacks) {
        ServiceCost cost = NONE;
        for (CollapsedStack stack : stacks) {
            cost = cost.plus(of(stack));
        }
        return cost;
    }

    private static ServiceCost of(CollapsedStack stack) {
        List<String> frames = stack.frames();
        if (ThreadKind.of(frames.get(0).substring(1)) != ThreadKind.SERVICE) { // the thread stands first, in brackets
            return NONE;
        }
        int jfr = 0;
        while (jfr < frames.size() && !JFR.matcher(frames.get(jfr)).find()) {
            jfr++;
        }
        if (jfr == frames.size()) {
            return NONE;
        }
        boolean scope =
                frames.subList(Math.max(0, jfr - NEAR), jfr).stream().anyMatch(frame -> frame.startsWith(SCOPE));
        if (scope) {
            return new ServiceCost(0, 0, stack.value());
        }
        long depth = frames.subList(0, jfr).stream()
                .filter(frame -> JAVA.matcher(frame).find())
                .count();
        return new ServiceCost(stack.value(), (double) depth * stack.value(), 0);
    }

    ServiceCost plus(ServiceCost other) {
        return new ServiceCost(eventMillis + other.eventMillis, frames + other.frames, scopeMillis + other.scopeMillis);
    }

    /** Without what is used in as long a time when no session runs; as deep on average. */
    ServiceCost beyond(ServiceCost off) {
        double left = Math.max(0, eventMillis - off.eventMillis);
        return new ServiceCost(left, depth() * left, Math.max(0, scopeMillis - off.scopeMillis));
    }

    /** Frames of Java on average. */
    double depth() {
        return eventMillis == 0 ? 0 : frames / eventMillis;
    }
}
