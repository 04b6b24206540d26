package dev.holter.guard;

import java.util.List;

/** The kill switch as the platform's MBean server shows it: {@code dev.holter:type=KillSwitch,service="…",instance="…"}. */
public interface KillSwitchMXBean {

    /** Whether any source has engaged it. */
    boolean isEngaged();

    /** Who engaged it and why, one line each, oldest first. */
    List<String> getEngagements();

    /** Ends what runs and keeps profiling off. */
    void engage(String reason);

    /**
     * Takes back what was engaged here; other sources stay.
     *
     * @throws IllegalArgumentException without a reason
     */
    boolean release(String reason);
}
