package dev.holter.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** The portable fallback: sees JFR's and Holter's Java threads, but not JFR's native sampler. */
final class JavaThreads implements ProfilerThreads {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public Map<Long, Long> cpuNanos() {
        Map<Long, Long> nanos = new HashMap<>();
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return nanos;
        }
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && ProfilerThreads.isProfiler(info.getThreadName())) {
                long cpu = threads.getThreadCpuTime(info.getThreadId());
                if (cpu >= 0) {
                    nanos.put(info.getThreadId(), cpu);
                }
            }
        }
        return nanos;
    }

    @Override
    public String method() {
        return "CPU of JFR's and Holter's Java threads; JFR's native sampler is not seen on this platform";
    }
}
