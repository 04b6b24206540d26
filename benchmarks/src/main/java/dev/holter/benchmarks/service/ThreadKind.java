package dev.holter.benchmarks.service;

import java.util.List;
import java.util.Map;

/** What a thread of the JVM works for, told by its name, which the kernel cuts at 15 characters. */
public enum ThreadKind {
    /** Compiles. */
    JIT("C1 Compiler", "C2 Compiler", "Sweeper thread", "JVMCI"),
    /** Collects garbage. */
    GC("GC Thread", "G1 ", "ZWorker", "ZDriver", "ZDirector", "ZStat", "Shenandoah", "ParGC"),
    /** Records: JDK Flight Recorder's own threads, its sampler included. */
    JFR("JFR "),
    /** Holter's own. */
    HOLTER("holter-"),
    /** Everything else: the service, and the rest of the JVM. */
    SERVICE;

    private final List<String> names;

    ThreadKind(String... names) {
        this.names = List.of(names);
    }

    /** By the beginning of its name. */
    public static ThreadKind of(String threadName) {
        for (ThreadKind kind : values()) {
            if (kind.names.stream().anyMatch(threadName::startsWith)) {
                return kind;
            }
        }
        return SERVICE;
    }

    /** What profiling used of this: JFR's threads and Holter's. */
    public static long profiling(Map<ThreadKind, Long> nanos) {
        return nanos.getOrDefault(JFR, 0L) + nanos.getOrDefault(HOLTER, 0L);
    }
}
