package dev.holter.benchmarks.calibration;

import java.util.List;

/**
 * One way to make events in a service: a session of a type, which the service is started with.
 *
 * @param event whose cost it tells, as event-costs.csv names it
 * @param type the session's
 * @param since the first JDK feature release that has it
 * @param settings of an event, to make a type of one's own of it; empty where the type is a built-in one
 */
record ServiceEvents(String event, String type, int since, List<String> settings) {

    static final String ALLOCATION = "jdk.ObjectAllocationSample";
    static final String BLOCKING = "*";
    static final String EXECUTION = "jdk.ExecutionSample";
    static final String CPU_TIME = "jdk.CPUTimeSample";

    private static final int FIRST = 17;
    private static final int SELF_SAMPLING = 25;

    /** From what is usual to all that there are: an event costs the more the rarer it is. On JDK 17 a sample costs the thread no code of its own. */
    static final List<ServiceEvents> ALL = List.of(
            own("allocation-300", ALLOCATION, FIRST, ALLOCATION, "throttle=300/s"),
            own("allocation-1000", ALLOCATION, FIRST, ALLOCATION, "throttle=1000/s"),
            own("allocation-3000", ALLOCATION, FIRST, ALLOCATION, "throttle=3000/s"),
            own("allocation-all", ALLOCATION, FIRST, ALLOCATION, "throttle=off"),
            new ServiceEvents(BLOCKING, "wait", FIRST, List.of()),
            own("park", BLOCKING, FIRST, "jdk.ThreadPark", "threshold=0ms"),
            own("execution", EXECUTION, SELF_SAMPLING, EXECUTION, "period=20ms"),
            own("cpu-time", CPU_TIME, SELF_SAMPLING, CPU_TIME, "throttle=20ms"));

    private static ServiceEvents own(String type, String event, int since, String recorded, String setting) {
        String prefix = "holter.types." + type + ".";
        return new ServiceEvents(
                event,
                type,
                since,
                List.of(
                        prefix + "question=What does an event cost?",
                        prefix + "weight=count",
                        prefix + "events.[" + recorded + "]." + setting));
    }
}
