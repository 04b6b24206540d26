package dev.holter.recording.type;

/** Where the type {@code cpu} has its samples from. */
public enum CpuSource {
    /** A sampler that looks at running threads in turn: on every JDK, but biased where more threads run than there are cores. */
    EXECUTION(0),
    /** A clock of CPU time for each thread: exact with any number of threads, experimental, and known to crash some builds. */
    CPU_TIME(25);

    /** The event that {@link #CPU_TIME} records. */
    public static final String CPU_TIME_EVENT = "jdk.CPUTimeSample";

    private final int since;

    CpuSource(int since) {
        this.since = since;
    }

    /** Whether a JDK of this feature release has it. */
    public boolean isOn(int feature) {
        return feature >= since;
    }

    /** The first JDK feature release that has it; 0 for all. */
    public int since() {
        return since;
    }
}
