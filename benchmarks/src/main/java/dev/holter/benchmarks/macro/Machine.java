package dev.holter.benchmarks.macro;

import dev.holter.benchmarks.ResultFile;

/** Where it was measured. */
record Machine(String processor, int cpus, String system, String jdk, int feature) {

    static Machine here() {
        return new Machine(
                ResultFile.processor(),
                Runtime.getRuntime().availableProcessors(),
                ResultFile.system(),
                ResultFile.jdk(),
                Runtime.version().feature());
    }
}
