package dev.holter.guard;

import java.util.Map;

/** The threads that profiling itself runs on: JFR's and Holter's. */
interface ProfilerThreads {

    /** CPU time used so far, ns, by thread id. Threads that cannot be read are left out. */
    Map<Long, Long> cpuNanos();

    /** The same of the threads that the last look found, which is cheap. */
    default Map<Long, Long> knownCpuNanos() {
        return cpuNanos();
    }

    /** How the CPU time is measured, in words. */
    String method();

    /** The most exact way that this platform has. */
    static ProfilerThreads ofThisProcess() {
        return NativeThreads.isSupported() ? new NativeThreads() : new JavaThreads();
    }

    /** Whether a thread of this name profiles. Native names are cut at 15 characters, Java names are not. */
    static boolean isProfiler(String threadName) {
        return threadName.startsWith("JFR ") || threadName.startsWith("holter-");
    }
}
